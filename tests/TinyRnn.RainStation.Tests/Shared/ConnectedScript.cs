using TinyRnn.DeviceTests;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>What a connected station does, as docs/connected.md states.</summary>
internal static class ConnectedScript
{
    public static void Without_a_broker_in_the_settings_the_radio_stays_off()
    {
        var bench = new ConnectedBench();
        bench.Settings.Broker = "";
        bench.Station.Settings.Threshold = float.NaN;
        string line = bench.Station.Hours(8);
        Expect.AreEqual(0, bench.Network.Joins, "joins");
        Expect.IsTrue(bench.Station.Storage.Get("log-a") == null, "no log");
        Expect.AreEqual(new StationBench().Hours(8), line, "line");
    }

    public static void Transmits_every_sixth_reading_and_sends_those_between_together()
    {
        var bench = new ConnectedBench();
        string line = bench.Station.Hours(25);
        Expect.AreEqual(5, bench.Network.Joins, "joins in 25 hours");
        Expect.AreEqual(25, bench.ReadingsSent(), "readings sent");
        Expect.AreEqual(line, ConnectedBench.TextOf(bench.Broker.Retained(bench.Topics.State)), "state");
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, "\"event\":\"start\""), "event of the start");
        Expect.IsTrue(!bench.Network.IsOn, "radio off");
    }

    public static void Change_of_the_alert_is_sent_at_once()
    {
        var bench = new ConnectedBench();
        bench.Station.Settings.Threshold = 0.5f;
        bench.Station.Hours(3);
        int before = bench.Network.Joins;
        bool wasOn = bench.Station.Lamp.IsOn;
        bench.Station.Settings.Threshold = wasOn ? 1f : 0f;
        bench.Station.Settings.AlertOffRatio = 1f;
        bench.Station.Hour();
        Expect.IsTrue(bench.Station.Lamp.IsOn != wasOn, "alert changed");
        Expect.AreEqual(before + 1, bench.Network.Joins, "joins");
        bench.Station.Hours(2);
        Expect.AreEqual(before + 1, bench.Network.Joins, "joins without a change");
    }

    public static void Broker_that_is_down_for_a_day_costs_few_tries_and_no_reading()
    {
        var bench = new ConnectedBench();
        bench.Station.Hours(7);
        int before = bench.Network.Joins;
        bench.Broker.IsUp = false;
        bench.Station.Hours(24);
        int tries = bench.Network.Joins - before;
        Expect.IsTrue(tries >= 3 && tries <= 5, "tries in a day: " + tries.ToString());
        Expect.IsTrue(bench.Station.Log.HasEvent("\"event\":\"network\",\"error\":\"connection lost\"") || tries > 0, "event");
        bench.Broker.IsUp = true;
        bench.Station.Hours(25);
        Expect.IsTrue(bench.ReadingsSent() >= 50, "readings sent: " + bench.ReadingsSent().ToString());
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, "connection lost"), "the outage is told afterwards");
    }

    public static void Connection_that_breaks_at_any_call_loses_no_reading()
    {
        for (int calls = 0; calls < 24; calls++)
        {
            var bench = new ConnectedBench();
            bench.Channel.CallsLeft = calls;
            bench.Station.Hours(2);
            bench.Channel.CallsLeft = int.MaxValue;
            bench.Station.Hours(30);
            int count = CountDistinct(bench);
            Expect.IsTrue(count >= 26, "readings after a break at call " + calls.ToString() + ": " + count.ToString());
        }
    }

    public static void Clock_that_is_not_set_gets_the_networks_time_before_the_first_line()
    {
        var bench = new ConnectedBench();
        bench.Station.Clock.Seconds = 12;
        bench.Network.Time = StationBench.Begin + 5;
        string line = bench.Station.Hour();
        Expect.Forecast(true, line);
        Expect.Warning(null, line);
        Expect.IsTrue(line.StartsWith("{\"t\":\"2026-05-01T00:00:05Z\""), "time in " + line);
        Expect.IsTrue(bench.Station.Log.HasEvent("\"event\":\"clock\",\"jump\":"), "jump is said");
    }

    public static void Clock_is_unconfirmed_in_every_line_until_the_network_answers()
    {
        var bench = new ConnectedBench();
        bench.Station.Hours(3);
        bench.Station.CutPower();
        bench.Station.Clock.Seconds = 12;
        bench.Network.IsUp = false;
        Expect.Warning(ClockKeeper.Unconfirmed + "; step already read", bench.Station.Hour());
        Expect.Warning(ClockKeeper.Unconfirmed, bench.Station.Hours(3));
        bench.Network.IsUp = true;
        bench.Network.Time = StationBench.Begin + 9 * StationTime.Hour + 40;
        string line = bench.Station.Hours(3);
        Expect.IsTrue(line.IndexOf(ClockKeeper.Unconfirmed) < 0, "confirmed: " + line);
    }

    public static void Drift_of_deep_sleep_is_learned_and_corrected()
    {
        var bench = new ConnectedBench();
        bench.Station.Sleep.Ppm = 12000;
        bench.Settings.TransmitEvery = 12;
        int repeated = 0;
        for (int hour = 0; hour < 96; hour++)
        {
            bench.Network.Time = StationBench.Begin + (long)bench.Station.Sleep.TrueSeconds;
            string line = bench.Station.Wake();
            if (hour > 30)
            {
                long off = bench.Station.Clock.Seconds - bench.Network.Time;
                Expect.IsTrue(off >= -4 && off <= 4, "seconds astray at hour " + hour.ToString() + ": " + off.ToString());
                repeated += line.IndexOf("already read") > 0 ? 1 : 0;
            }

            bench.Station.Sleep.SleepFor(bench.Station.Station.SecondsToNext());
        }

        Expect.IsTrue(repeated <= 6, "wakes before their time: " + repeated.ToString());
    }

    public static void Broker_retains_one_device_its_state_and_diagnostics()
    {
        var bench = new ConnectedBench();
        bench.Station.Hours(13);
        Expect.AreEqual(3, bench.Broker.RetainedCount, "retained topics");
        string device = ConnectedBench.TextOf(bench.Broker.Retained("homeassistant/device/tinyrnn_roof/config"));
        Expect.IsTrue(device.StartsWith("{\"dev\":{\"ids\":\"tinyrnn_roof\""), "device: " + device);
        Expect.IsTrue(device.IndexOf("\"exp_aft\":43320") > 0, "expiry of two transmissions in " + device);
        string diagnostics = ConnectedBench.TextOf(bench.Broker.Retained(bench.Topics.Diagnostics));
        Expect.IsTrue(diagnostics.IndexOf("\"signal\":-61") > 0 && diagnostics.IndexOf("\"next_wake\":\"2026-05-01T13:00:00Z\"") > 0, diagnostics);
    }

    public static void Discovery_is_sent_after_power_up_and_when_it_changed()
    {
        var bench = new ConnectedBench();
        bench.Station.Hours(13);
        Expect.AreEqual(1, CountTopic(bench, "homeassistant/device/tinyrnn_roof/config"), "announcements");
        bench.Station.Settings.Name = "On the roof";
        bench.Station.Hours(6);
        Expect.AreEqual(3, CountTopic(bench, "homeassistant/device/tinyrnn_roof/config"), "cleared and announced anew");
        bench.Station.CutPower();
        bench.Station.Hour();
        Expect.AreEqual(4, CountTopic(bench, "homeassistant/device/tinyrnn_roof/config"), "after power-up");
    }

    public static void Offered_model_is_fetched_over_several_wakes_and_runs()
    {
        var bench = new ConnectedBench();
        bench.Station.Hour();
        byte[] file = SignedFile.Create(Base64.Decode(SmallModel.Base64), bench.Station.Board.Signature, 7);
        bench.Offer(file, 7);
        bench.Station.Hours(12);
        Expect.IsTrue(bench.Station.Station.State.Network.Info.Name == "small", "the new model runs");
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, "installed: runs from the next start"), "event");
        Expect.AreEqual(3, bench.Broker.RetainedCount, "the offer is cleared");
        string diagnostics = ConnectedBench.TextOf(bench.Broker.Retained(bench.Topics.Diagnostics));
        Expect.IsTrue(diagnostics.IndexOf("\"source\":\"model-a\",\"counter\":7") > 0, diagnostics);
    }

    public static void Pieces_that_come_twice_and_in_another_order_make_the_same_model()
    {
        var bench = new ConnectedBench();
        bench.Channel.Copies = 2;
        bench.Channel.IsReversed = true;
        bench.Station.Hour();
        bench.Offer(SignedFile.Create(Base64.Decode(SmallModel.Base64), bench.Station.Board.Signature, 7), 7);
        bench.Station.Hours(12);
        Expect.IsTrue(bench.Station.Station.State.Network.Info.Name == "small", "the new model runs");
    }

    public static void Hostile_offers_are_refused_and_named()
    {
        var bench = new ConnectedBench();
        bench.Station.Hour();
        byte[] model = Base64.Decode(SmallModel.Base64);
        ExpectRefused(bench, "{\"bytes\":2147483647,\"crc\":\"00000000\",\"counter\":1}", "offer's bytes: expected 20 to 24576, found 2147483647");
        ExpectRefused(bench, "{\"bytes\":99999999999999999999,\"crc\":\"00000000\",\"counter\":1}", "offer's bytes: expected 20 to 24576, found more, or none");
        ExpectRefused(bench, "{\"bytes\":100}", "offer: expected crc of 8 hexadecimal digits and a counter, found something else");
        ExpectRefused(bench, "\u0001[2J", "byte 0: expected {, found byte 1");
        ExpectRefused(bench, new string('x', 300), "offer: expected at most 256 bytes, found 300");
        bench.Offer(SignedFile.Create(model, new ToySignature(2), 7), 7);
        bench.Station.Hours(13);
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, "signature: expected HMAC-SHA256 with this station's key, found another one"), "other key");
        bench.Offer(model, 8);
        bench.Station.Hours(13);
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, "signature: expected HMAC-SHA256 with this station's key, found none"), "no signature");
        bench.Offer(SignedFile.Create(model, bench.Station.Board.Signature, 9), 9);
        bench.Station.Hours(20);
        bench.Offer(SignedFile.Create(model, bench.Station.Board.Signature, 8), 8);
        bench.Station.Hours(13);
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, "counter: expected 9 or more, found 8"), "older counter");
        Expect.AreEqual(3, bench.Broker.RetainedCount, "retained topics");
    }

    public static void Offer_whose_pieces_never_come_is_given_up()
    {
        var bench = new ConnectedBench();
        bench.Station.Hour();
        bench.Broker.Publish(bench.Topics.ModelOffer, ModelOffer.Write(5000, 77, 7), true);
        bench.Station.Hours(30);
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, "pieces: expected 3, found 0"), "event");
        Expect.AreEqual(3, bench.Broker.RetainedCount, "retained topics");
    }

    public static void Installed_model_that_never_comes_through_a_reading_gives_way()
    {
        var bench = new ConnectedBench();
        bench.Station.Hour();
        bench.Offer(SignedFile.Create(Base64.Decode(SmallModel.Base64), bench.Station.Board.Signature, 7), 7);
        bench.Station.Hours(7);
        for (int start = 0; start < 4; start++)
        {
            // The board starts again before the model has come through a reading.
            bench.Station.Log.ClearEvents();
            new Station(bench.Station.Board, bench.Station.Settings).Start();
        }

        Expect.IsTrue(bench.Station.Log.HasEvent("no forecast at 3 starts: not used any more"), "event");
        bench.Station.Hour();
        Expect.IsTrue(bench.Station.Station.State.Network.Info.Name == "rain-gru", "the old model runs");
    }

    public static void Log_is_sent_to_who_asks_for_it()
    {
        var bench = new ConnectedBench();
        bench.Station.Hours(200);
        bench.Broker.Forget();
        bench.Broker.Publish(bench.Topics.LogRequest, Ascii.Bytes("{\"from\":0}"), true);
        bench.Station.Hours(6);
        int rows = 0;
        for (int i = 0; i < bench.Broker.PublishedCount; i++)
        {
            string topic = bench.Broker.Published(i).Topic;
            rows += topic.IndexOf("/log/") > 0 && topic != bench.Topics.LogEnd ? Rows(bench.Broker.Published(i).Payload) : 0;
        }

        Expect.IsTrue(rows >= 200, "rows: " + rows.ToString());
        Expect.AreEqual(3, bench.Broker.RetainedCount, "the request is cleared");
    }

    public static void Settings_over_the_air_count_from_the_next_start()
    {
        var bench = new ConnectedBench();
        bench.Station.Hour();
        bench.OfferSettings("{\"transmit_every\":2,\"name\":\"attic\"}", 7, 1);
        bench.Station.Hours(6);
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, "taken: count from the next start"), "event");
        StationSettings read = bench.ReadSettings();
        Expect.AreEqual(2, read.Network.TransmitEvery, "readings");
        Expect.AreEqual("attic", read.Name, "name");
        Expect.AreEqual("mqtt://broker", read.Network.Broker, "what is not stated stays");
        Expect.IsTrue(new SettingsUpdate(bench.Station.Storage).IsOnTrial, "on trial");
        bench.Station.Hours(6);
        Expect.IsTrue(!new SettingsUpdate(bench.Station.Storage).IsOnTrial, "proven by a transmission");
        Expect.AreEqual(3, bench.Broker.RetainedCount, "the offer is cleared");
    }

    public static void Settings_with_which_the_broker_is_not_reached_are_given_up()
    {
        var bench = new ConnectedBench();
        bench.Station.Hour();
        bench.OfferSettings("{\"mqtt\":\"mqtt://elsewhere\"}", 7, 1);
        bench.Station.Hours(6);
        Expect.AreEqual("mqtt://elsewhere", bench.ReadSettings().Network.Broker, "new broker");
        bench.Broker.IsUp = false;
        bench.Station.Hours(20);
        Expect.AreEqual("mqtt://broker", bench.ReadSettings().Network.Broker, "the old one again");
        bench.Broker.IsUp = true;
        bench.Station.Hours(20);
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, "no transmission in 3 tries"), "event");
    }

    public static void Settings_left_by_cable_win_over_older_ones_over_the_air()
    {
        var bench = new ConnectedBench();
        bench.Station.Hour();
        bench.OfferSettings("{\"transmit_every\":2}", 7, 1);
        bench.Station.Hours(6);
        Expect.AreEqual(2, bench.ReadSettings().Network.TransmitEvery, "over the air");
        bench.Station.Storage.Put("station", Ascii.Bytes("{\"transmit_every\":9}"));
        Expect.AreEqual(9, bench.ReadSettings().Network.TransmitEvery, "by cable");
    }

    public static void Hostile_settings_are_refused_and_named()
    {
        var bench = new ConnectedBench();
        bench.Station.Hour();
        ExpectSettingsRefused(bench, "{\"transmit_every\":2}", 7, 2, "signature: expected HMAC-SHA256 with this station's key, found another one");
        ExpectSettingsRefused(bench, "{\"wifi\":\"\\u001b[2J\"}", 7, 1, "wifi: expected a text of at most 32 printable letters, found '\\u001b[2J'");
        ExpectSettingsRefused(bench, "{\"mqtt\":\"\"}", 7, 1, "mqtt: expected a broker, without which the station could not be reached again");
        ExpectSettingsRefused(bench, "{\"update_key\":\"" + ConnectedBench.Key + "\"}", 7, 1, "update_key: expected in the station's own file only");
        ExpectSettingsRefused(bench, "{\"mqtt_password\":5}", 7, 1, "mqtt_password: expected a text of 0 to 256 letters, found something else, which is not shown");
        bench.OfferSettings("{\"name\":\"new\"}", 9, 1);
        bench.Station.Hours(7);
        ExpectSettingsRefused(bench, "{\"name\":\"old\"}", 9, 1, "counter: expected more than 9, found 9");
        Expect.AreEqual("new", bench.ReadSettings().Name, "name");
    }

    public static void Secrets_are_in_no_line_and_no_message()
    {
        var bench = new ConnectedBench();
        bench.Station.Hours(7);
        bench.Network.IsUp = false;
        bench.Station.Hours(7);
        bench.Broker.Publish(bench.Topics.LogRequest, Ascii.Bytes("{}"), true);
        bench.Network.IsUp = true;
        bench.Station.Hours(20);
        Expect.AreEqual("an error whose text is not shown", Secrets.Hide("bad password " + ConnectedBench.Secret, bench.Settings), "error with a secret");
        for (int i = 0; i < bench.Broker.PublishedCount; i++)
        {
            string text = ConnectedBench.TextOf(bench.Broker.Published(i).Payload);
            Expect.IsTrue(text.IndexOf(ConnectedBench.Secret) < 0 && text.IndexOf(ConnectedBench.Key) < 0, "no secret in " + bench.Broker.Published(i).Topic);
        }

        Expect.IsTrue(!bench.Station.Log.HasEvent(ConnectedBench.Secret), "no secret in events");
    }

    private static void ExpectRefused(ConnectedBench bench, string offer, string error)
    {
        bench.Broker.Publish(bench.Topics.ModelOffer, Ascii.Bytes(offer), true);
        bench.Station.Hours(7);
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, error), "event: " + error);
        Expect.IsTrue(bench.Broker.Retained(bench.Topics.ModelOffer) == null, "offer cleared");
    }

    private static void ExpectSettingsRefused(ConnectedBench bench, string json, int counter, byte key, string error)
    {
        bench.Broker.Forget();
        bench.OfferSettings(json, counter, key);
        bench.Station.Hours(7);
        Expect.IsTrue(bench.HasPublished(bench.Topics.Event, error), "event: " + error);
        Expect.IsTrue(bench.Broker.Retained(bench.Topics.SettingsOffer) == null, "offer cleared");
    }

    private static int Rows(byte[] bytes)
    {
        var block = new LogBlock(bytes);
        Expect.AreEqual(null, block.Error(), "block");
        int rows = 0;
        while (block.Next())
        {
            rows += block.Kind == LogRecord.Reading ? 1 : 0;
        }

        return rows;
    }

    private static int CountTopic(ConnectedBench bench, string topic)
    {
        int count = 0;
        for (int i = 0; i < bench.Broker.PublishedCount; i++)
        {
            count += bench.Broker.Published(i).Topic == topic ? 1 : 0;
        }

        return count;
    }

    /// <summary>Readings by their numbers, which tell one that was sent twice because its answer was lost.</summary>
    private static int CountDistinct(ConnectedBench bench)
    {
        int count = 0;
        int last = -1;
        for (int i = 0; i < bench.Broker.PublishedCount; i++)
        {
            string text = bench.Broker.Published(i).Topic == bench.Topics.Readings ? ConnectedBench.TextOf(bench.Broker.Published(i).Payload) : "";
            int at = text.IndexOf("{\"n\":");
            while (at >= 0)
            {
                int number = Numbers.ParseWhole(text.Substring(at + 5, text.IndexOf(',', at) - at - 5));
                count += number > last ? 1 : 0;
                last = number > last ? number : last;
                at = text.IndexOf("{\"n\":", at + 1);
            }
        }

        return count;
    }
}
