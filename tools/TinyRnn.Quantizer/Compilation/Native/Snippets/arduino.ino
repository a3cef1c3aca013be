// @TITLE@. @NAME@.h and @NAME@.c stand beside this sketch.
#include <Arduino.h>

#include "@NAME@.h"

static net_t network;

void setup()
{
    Serial.begin(115200);
    Serial.println(net_self_test(&network) == NET_OK ? "self test passed" : "SELF TEST FAILED");
}

void loop()
{
@USE@

    delay(1000);
}
