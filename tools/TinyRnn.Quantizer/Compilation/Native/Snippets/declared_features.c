/* A row of readings in units, of which a NaN or infinite one is missing, at its time in seconds since 1970-01-01T00:00:00Z. Returns
   what it did; with the same readings net_features then gives [NET_INPUTS] features of each step up to the row, and 0 when there is
   no further one. Windows are made of them; after NET_STARTED they begin anew. */
int net_take(net_t *net, const float *readings, int64_t seconds);
int net_features(net_t *net, const float *readings, float *features);
