/* A row of readings in units, of which a NaN or infinite one is missing, at its time in seconds since 1970-01-01T00:00:00Z. Returns
   what it did; from NET_WAITING on outputs are NaN, otherwise they are those of the row, in units. */
int net_step(net_t *net, const float *readings, int64_t seconds, float *outputs);
