#include <stdio.h>

#include "freertos/FreeRTOS.h"
#include "freertos/task.h"

#include "@NAME@.h"

static net_t network;

void app_main(void)
{
    if (net_self_test(&network) != NET_OK)
    {
        printf("the network computes something else than the desktop\n");
        return;
    }

    for (;;)
    {
@USE@

        vTaskDelay(pdMS_TO_TICKS(1000));
    }
}
