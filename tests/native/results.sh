# Sourced by run.sh: what was found, a line each in the file $results.

# One line for a check: "passed" or "FAILED", what, and what was found.
note() { # passed or FAILED, text
  printf '%s %s\n' "$1" "$2" >> "$results"
  if [ "$1" = FAILED ]; then echo "FAILED $2"; fi
}

# Fails when anything did.
summarize() {
  local passed failed
  passed=$(grep -c '^passed' "$results" || true)
  failed=$(grep -c '^FAILED' "$results" || true)
  echo "$passed passed, $failed failed"
  [ "$passed" -gt 0 ] && [ "$failed" -eq 0 ]
}
