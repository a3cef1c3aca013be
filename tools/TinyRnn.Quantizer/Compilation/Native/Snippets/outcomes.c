/* What a row did, given its time and that of the row before. */
enum
{
    NET_STEPPED, /* it was the next row */
    NET_STARTED, /* everything begins with it: the first complete one, or the first after too much was missing or the clock had gone back */
    NET_BRIDGED, /* rows between were missing; each was stepped with the readings held, then this one */
    NET_WAITING, /* nothing was stepped, here and below: everything begins with the next row in which no reading is missing */
    NET_REPEATED, /* this step of time has its row already; nothing has changed */
    NET_REFUSED, /* the clock shows an earlier step; the fourth time in a row everything begins anew */
    NET_BAD_TIME /* not of the years 1 to 9999; nothing has changed */
};
