#!/usr/bin/env bash
# The rain station's own code and the commands against a real broker, mosquitto, on the loopback: plain, with a password, over TLS with a
# throw-away authority. Ends with "N passed, N failed"; exit code 1 when something failed, 2 when something is missing.
#   tests/broker/run.sh            BROKER_WORK: a folder that is kept          HASS_SRC: a checkout of home-assistant/core
#                                  NANO_LIBS: a folder with nanoFramework.M2Mqtt.dll, see BoardSimulator's project
# On Debian: apt-get install mosquitto mosquitto-clients openssl python3, and python3-voluptuous python3-jinja2 for HASS_SRC
# Builds nothing: dotnet build -c Release comes first.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${BROKER_WORK:-$(mktemp -d)}
mkdir -p "$work"
port=${BROKER_PORT:-28830}
days=60
key=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
password=s3cr3t-of-a-test
passed=0
failed=0
broker=
# Debian's own, which has Debian's packages, where there is another one too.
python=$(command -v /usr/bin/python3 || command -v python3 || true)

for tool in mosquitto mosquitto_sub mosquitto_passwd openssl python3; do
  PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || { echo "$tool: expected on the PATH, not found" >&2; exit 2; }
done
PATH=$PATH:/usr/sbin
cli="$root/tools/TinyRnn.Cli/bin/Release/net10.0/TinyRnn.Cli.dll"
simulator="$here/Simulator/bin/Release/net10.0/TinyRnn.BrokerSimulator.dll"
for file in "$cli" "$simulator"; do
  [ -f "$file" ] || { echo "$file: not built; dotnet build -c Release" >&2; exit 2; }
done

check() { # what the exit code of the rest says of $1
  local name=$1
  shift
  if "$@" >"$work/check.log" 2>&1; then
    passed=$((passed + 1))
    echo "passed: $name"
  else
    failed=$((failed + 1))
    echo "FAILED: $name: $(tail -n 3 "$work/check.log" | tr '\n' ' ' | cut -c1-400)"
  fi
}

stop() {
  if [ -n "$broker" ]; then
    kill "$broker" 2>/dev/null || true
    wait "$broker" 2>/dev/null || true
    broker=
  fi
}
trap stop EXIT

start() { # a broker with the lines of its configuration
  stop
  port=$((port + 1))
  # Started by root it would become another user, who cannot read the folder.
  printf 'listener %s 127.0.0.1\nuser %s\nlog_type error\nmax_inflight_messages 20\n' "$port" "$(id -un)" >"$work/mosquitto.conf"
  printf '%s\n' "$@" >>"$work/mosquitto.conf"
  mosquitto -c "$work/mosquitto.conf" >"$work/mosquitto.log" 2>&1 &
  broker=$!
  for _ in $(seq 50); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then return; fi
    sleep 0.1
  done
  echo "mosquitto does not listen: $(cat "$work/mosquitto.log")" >&2
  exit 2
}

settings() { # of a station whose broker is $1; more keys follow
  printf '{"station":"roof","mqtt":"%s://127.0.0.1:%s","mqtt_seconds":5,"transmit_every":24,"update_key":"%s"%s}\n' "$1" "$port" "$key" "${2:-}"
}

simulate() { (cd "$work" && dotnet "$simulator" "$@"); } # a board's authority lies in its working folder
tinyrnn() { dotnet "$cli" "$@"; }
retained() { mosquitto_sub -h 127.0.0.1 -p "$port" -t '#' --retained-only -v -W 2 "$@" 2>/dev/null || [ $? -eq 27 ]; }

many_days() { # the log of that many days through the broker; options for tinyrnn, then for the simulator
  rm -rf "$work/flash" "$work/readings.csv"
  simulate "$work/station.json" "$work/flash" "$days" ${authority:+"$authority"} >"$work/station.log" || return 1
  tinyrnn log "${login[@]}" --station roof --wait 120 -o "$work/readings.csv" >"$work/log.log" 2>&1 &
  local fetching=$!
  sleep 3
  simulate "$work/station.json" "$work/flash" 1 ${authority:+"$authority"} >>"$work/station.log" || return 1
  wait "$fetching" || { cat "$work/log.log"; return 1; }
  # Every hour once, in order, without a gap, up to the one in which the log was sent.
  awk -F, -v least=$((days * 24)) '
    NR == 1 { next }
    { split($1, p, /[-T:Z]/); t = mktime(p[1] " " p[2] " " p[3] " " p[4] " " p[5] " " p[6]); if (NR > 2 && t != last + 3600) { print "row " NR ": " $1; bad = 1 } last = t }
    END { print NR - 1 " rows"; exit bad || NR - 1 < least }' "$work/readings.csv"
}

over_the_port() { # what the station prints after a reset is the same log, and a day more
  RESET=1 simulate "$work/station.json" "$work/flash" 1 >"$work/port.log" || return 1
  tinyrnn log --log "$work/port.log" -o "$work/port.csv" || return 1
  head -n "$(wc -l <"$work/readings.csv")" "$work/port.csv" | diff - "$work/readings.csv"
}

one_device() {
  retained "${observer[@]}" | awk '{ print $1 }' | sort >"$work/topics"
  printf 'homeassistant/device/tinyrnn_roof/config\ntinyrnn/roof/diagnostics\ntinyrnn/roof/state\n' | diff - "$work/topics"
}

no_secret() { ! grep -rqE "$key|$password" "$work/station.log" "$work/log.log" "$work/mosquitto.log"; }

publishes() { # a model that the station takes, and one of another key that it refuses
  printf '%s\n' "$key" >"$work/key.txt"
  printf '%064d\n' 7 >"$work/other.txt"
  tinyrnn publish "$work/model.trnn" "${login[@]}" --station roof --key "$work/key.txt" || return 1
  simulate "$work/station.json" "$work/flash" 4 ${authority:+"$authority"} >"$work/station.log" || return 1
  grep -q 'installed: runs from the next start' "$work/station.log" || { tail -n 3 "$work/station.log"; return 1; }
  retained "${observer[@]}" -F '%p' | grep -q '"source":"model-a"' || return 1
  tinyrnn publish "$work/model.trnn" "${login[@]}" --station roof --key "$work/other.txt" || return 1
  simulate "$work/station.json" "$work/flash" 4 ${authority:+"$authority"} >>"$work/station.log" || return 1
  grep -q "HMAC-SHA256 with this station's key, found another one" "$work/station.log" || return 1
  retained "${observer[@]}" -F '%p' | grep -q '"source":"model-a"'
}

changes() { # settings that count from the next start
  printf '{"name":"attic"}\n' >"$work/changes.json"
  tinyrnn publish --settings "$work/changes.json" "${login[@]}" --station roof --key "$work/key.txt" || return 1
  simulate "$work/station.json" "$work/flash" 3 ${authority:+"$authority"} >"$work/station.log" || return 1
  grep -q 'taken: count from the next start' "$work/station.log" || return 1
  retained "${observer[@]}" -F '%p' | grep -q '"name":"attic"'
}

update_through_faults() { # a model of 24 KB, over connections that are cut, with pieces that come twice and in another order
  rm -rf "$work/flash"
  simulate "$work/station.json" "$work/flash" 1 >"$work/station.log" || return 1
  simulate --offer "$work/station.json" "$key" 100 "$work/large.trnn" || return 1
  FAULTS=$1 simulate "$work/station.json" "$work/flash" 10 >"$work/station.log" || return 1
  grep '^#' "$work/station.log"
  simulate "$work/station.json" "$work/flash" 2 >>"$work/station.log" || return 1
  grep -q 'installed: runs from the next start' "$work/station.log" || return 1
  retained | grep -q '"source":"model-a","counter":100' || return 1
  [ "$(grep -c ' 240 with a model' "$work/station.log")" -eq 1 ] && one_device
}

refuses() { # what was offered, with the event of $1; the model stays
  simulate "$work/station.json" "$work/flash" 2 >"$work/station.log" || return 1
  grep -F "$1" "$work/station.log" || { grep '"event":"update"' "$work/station.log"; return 1; }
  ! grep -q "$(printf '\033')" "$work/station.log" && retained | grep -q '"source":"model-a","counter":100' && one_device
}

hostile_offers() {
  mosquitto_pub -h 127.0.0.1 -p "$port" -q 1 -r -t tinyrnn/roof/in/model -m '{"bytes":2147483647,"crc":"00000000","counter":200}'
  refuses "expected 20 to 24576, found 2147483647" || return 1
  simulate --offer "$work/station.json" "$(printf '%064d' 7)" 201 "$work/large.trnn" || return 1
  refuses "HMAC-SHA256 with this station's key, found another one" || return 1
  simulate --offer "$work/station.json" "$key" 50 "$work/large.trnn" || return 1
  refuses "counter: expected 100 or more, found 50" || return 1
  simulate --offer "$work/station.json" "$key" 300 --settings '{"wifi":"\u001b[2J"}' || return 1
  refuses "wifi: expected a text of at most 32 printable letters"
}

slow() { # bytes trickle, and every reading comes, at most so many times
  rm -rf "$work/flash"
  mosquitto_sub -h 127.0.0.1 -p "$port" -q 1 -t tinyrnn/roof/readings >"$work/readings.log" &
  local listening=$!
  sleep 1
  FAULTS=0 simulate "$work/station.json" "$work/flash" 4 >"$work/station.log" || return 1
  sleep 1
  kill "$listening"
  ! grep -q '"event":"network"' "$work/station.log" || return 1
  grep -o '"n":[0-9]*' "$work/readings.log" | sort | uniq -c | awk -v most="$1" '$1 > most { bad = 1 } END { print NR " readings"; exit bad || NR < 96 }'
}

faults() {
  check "$1: a model of $(wc -c <"$work/large.trnn") bytes comes through connections that are cut, never without a model" update_through_faults 7
  check "$1: hostile offers are refused by events, the model stays" hostile_offers
  check "$1: over a slow way every reading comes, at most $2 times" slow "$2"
}

live_view() { # three stations on a terminal of 80 columns, drawn in place
  local one terminal=(tmux -L "tinyrnn-$$")
  "${terminal[@]}" new-session -d -x 80 -y 24 "dotnet '$cli' monitor ${login[*]}"
  sleep 3
  for one in roof cellar garden-by-the-pond; do
    settings mqtt | sed "s/\"roof\"/\"$one\"/" >"$work/$one.json"
    simulate "$work/$one.json" "$work/flash-$one" 2 >/dev/null || return 1
  done
  sleep 3
  "${terminal[@]}" capture-pane -p >"$work/screen"
  "${terminal[@]}" kill-server
  cat "$work/screen"
  for one in roof cellar garden-by-the-pond; do
    [ "$(grep -cE "^  $one +20[0-9-]+ [0-9:]+ .*rain_3h [0-9.]+" "$work/screen")" -eq 1 ] || return 1
  done
  [ "$(grep -c '^  station ' "$work/screen")" -eq 1 ]
}

refused() { # the station says so, and goes on with its readings
  simulate "$work/station.json" "$work/flash-$1" 2 ${authority:+"$authority"} >"$work/refused.log" || return 1
  grep -q '"event":"network"' "$work/refused.log" && [ "$(grep -c '"rain_3h":' "$work/refused.log")" -eq 48 ] && no_secret && ! grep -q "$password" "$work/refused.log"
}

trains() {
  tinyrnn train "$work/readings.csv" --predict temperature --ahead 3 --inputs temperature,pressure,dew_point --budget 20s -o "$work/next.trnn" && [ -s "$work/next.trnn" ]
}

all() { # what every kind of connection must show
  check "$1: $days days of readings come through the broker, no row missing" many_days
  check "$1: the broker retains one device, its state and diagnostics" one_device
  check "$1: a model is taken, one of another key refused" publishes
  check "$1: settings are taken" changes
  check "$1: the broker retains one device, its state and diagnostics after updates" one_device
  check "$1: no secret is printed" no_secret
}

home_assistant() { # what stations announce, by its own rules
  mkdir -p "$work/announced"
  retained -F '%t %p' | grep /tinyrnn_roof/ | sed -n 's|^homeassistant/device/[^ ]*/config ||p' >"$work/announced/retained.json"
  simulate --announcements "$work/announced"
  "$python" "$here/spoil.py" "$work/announced/rain.json" "$work/spoiled"
  local status=0
  [ -n "${HASS_SRC:-}" ] && "$python" "$here/discovery.py" "$work"/announced/*.json >"$work/discovery.log" 2>&1 || status=$?
  if [ -z "${HASS_SRC:-}" ] || [ "$status" -eq 3 ]; then
    echo "not verified: announcements by Home Assistant's own schemas: $([ -n "${HASS_SRC:-}" ] && head -c 400 "$work/discovery.log" || echo "HASS_SRC is not set")"
    return
  fi
  check "announcements of $(ls "$work/announced" | wc -l) stations are valid by Home Assistant's own schemas" "$python" "$here/discovery.py" "$work"/announced/*.json
  check "$(ls "$work/spoiled" | wc -l) spoiled ones are refused by them" "$python" "$here/discovery.py" --refused "$work"/spoiled/*.json
}

tinyrnn quantize "$root/examples/rain/rain-gru.pt" --calibrate "$root/examples/rain/calibration.csv" -o "$work/model.trnn" >/dev/null

"$python" "$here/large_model.py" "$root/examples/rain/rain-gru.json" "$work/large.safetensors"
tinyrnn quantize "$work/large.safetensors" --calibrate "$root/examples/rain/calibration.csv" -o "$work/large.trnn" >/dev/null

authority=
start 'allow_anonymous true'
login=(--mqtt "mqtt://127.0.0.1:$port")
observer=()
settings mqtt >"$work/station.json"
all plain
faults plain 1
check "the log trains a model" trains
if command -v tmux >/dev/null; then
  check "three stations stand on one screen" live_view
else
  echo "not verified: the live view of stations: there is no tmux"
fi
rm -rf "$work/flash"
check "$days days come through the broker once more" many_days
check "the station prints the same log after a reset" over_the_port
home_assistant

certificate() { # an authority $1 and a certificate of it for the loopback
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -keyout "$work/$1-ca.key" -out "$work/$1-ca.pem" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -keyout "$work/$1.key" -out "$work/$1.csr" 2>/dev/null
  printf 'subjectAltName=IP:127.0.0.1\n' >"$work/$1.ext"
  openssl x509 -req -in "$work/$1.csr" -CA "$work/$1-ca.pem" -CAkey "$work/$1-ca.key" -CAcreateserial -days 2 -extfile "$work/$1.ext" -out "$work/$1.pem" 2>/dev/null
  chmod 644 "$work/$1.key" "$work/$1.pem" "$work/$1-ca.pem"
}
certificate good
certificate other
mosquitto_passwd -b -c "$work/passwords" roof "$password"
chmod 644 "$work/passwords"
printf '%s' "$password" >"$work/password.txt"

with_password() {
  start 'allow_anonymous false' "password_file $work/passwords"
  login=(--mqtt "mqtt://127.0.0.1:$port" --mqtt-user roof --mqtt-password "$work/password.txt")
  observer=(-u roof -P "$password")
  settings mqtt ",\"mqtt_user\":\"roof\",\"mqtt_password\":\"$password\"" >"$work/station.json"
  all "$1"
  settings mqtt ",\"mqtt_user\":\"roof\",\"mqtt_password\":\"$password-wrong\"" >"$work/station.json"
  check "$1: a wrong one is named, and the station goes on" refused "$1"
}

trust() { # an authority, also where a board has it
  authority=$1
  cp "$1" "$work/I:\\broker.pem"
}

with_tls() {
  start 'allow_anonymous true' "cafile $work/good-ca.pem" "certfile $work/good.pem" "keyfile $work/good.key"
  trust "$work/good-ca.pem"
  login=(--mqtt "mqtts://127.0.0.1:$port" --mqtt-ca "$work/good-ca.pem")
  observer=(--cafile "$work/good-ca.pem")
  settings mqtts >"$work/station.json"
  all "$1"
  trust "$work/other-ca.pem"
  check "$1: a certificate of another authority is named, and the station goes on" refused "$1"
  authority=
}

with_password password
with_tls TLS

if [ -f "${NANO_LIBS:-}/nanoFramework.M2Mqtt.dll" ]; then
  check "the board's channel builds with M2Mqtt" dotnet build "$here/BoardSimulator" -c Release --nologo -v q
  simulator="$here/BoardSimulator/bin/Release/net10.0/TinyRnn.BoardSimulator.dll"
  days=10
  start 'allow_anonymous true'
  login=(--mqtt "mqtt://127.0.0.1:$port")
  observer=()
  settings mqtt >"$work/station.json"
  all "M2Mqtt, plain"
  # It sends a message again when an answer takes longer than a second.
  faults "M2Mqtt, plain" 3
  with_password "M2Mqtt, password"
  with_tls "M2Mqtt, TLS"
else
  echo "not verified: the board's channel over M2Mqtt: NANO_LIBS names no folder with nanoFramework.M2Mqtt.dll"
fi

stop
[ -n "${BROKER_WORK:-}" ] || rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
