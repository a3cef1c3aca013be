using System;

namespace TinyRnn.RainStation.Tests;

/// <summary>What the rain station must show, on the board's CLR.</summary>
public static class Program
{
    private static bool s_passed = true;

    public static void Main()
    {
        if (BoardHeap.IsKnown)
        {
            MeasureHeap();
        }

        Run("1,000 hours equal uninterrupted streaming", Replay);
        RunFaults();
        RunModels();
        Run("Three sensors on a bus give what the network gives without a station", RoomScript.Three_sensors_on_a_bus_give_what_the_network_gives_without_a_station);
        Run("Rain model is refused by the sensors of a room", RoomScript.Rain_model_is_refused_by_the_sensors_of_a_room);
        RunConnected();
        Console.WriteLine(s_passed ? "verdict: passed" : "verdict: FAILED");
    }

    private static void MeasureHeap()
    {
        // Whatever is printed stays on the heap, so it comes last.
        int free = BoardHeap.Free();
        int network = HeapRun.MeasureNetwork();
        int station = 0;
        Run("heap of the station", () => station = HeapRun.Measure());
        int connected = 0;
        Run("heap of the connected station", () => connected = ConnectedHeap.Measure());
        Console.WriteLine("heap: connected station with model " + connected.ToString() + " bytes");
        Console.WriteLine("heap: " + free.ToString() + " bytes free at the start");
        Console.WriteLine(
            "heap: station with model " + station.ToString() + " bytes, of which network with recipe " + network.ToString());
    }

    private static void Replay()
    {
        int checksum = ReplayRun.Compare(ReplayGolden.Probabilities, ReplayGolden.Digests);
        Expect.AreEqual(ReplayGolden.LinesChecksum, checksum, "checksum of all lines");
    }

    private static void RunFaults()
    {
        Run("Sensor that is missing is held then forecasts end then the state restarts", FaultScript.Sensor_that_is_missing_is_held_then_forecasts_end_then_the_state_restarts);
        Run("Sensor that comes back within twelve hours continues", FaultScript.Sensor_that_comes_back_within_twelve_hours_continues);
        Run("Sensor that is missing from the start gives lines without forecast", FaultScript.Sensor_that_is_missing_from_the_start_gives_lines_without_forecast);
        Run("Wrong checksum and a failing driver are told apart", FaultScript.Wrong_checksum_and_a_failing_driver_are_told_apart);
        Run("NaN holds one quantity and leaves the others", FaultScript.NaN_holds_one_quantity_and_leaves_the_others);
        Run("Values out of range are held", FaultScript.Values_out_of_range_are_held);
        Run("Frozen sensor counts as missing after seven equal readings", FaultScript.Frozen_sensor_counts_as_missing_after_seven_equal_readings);
        Run("Spike is held once and leaves no trace", FaultScript.Spike_is_held_once_and_leaves_no_trace);
        Run("Jump that the next reading confirms is believed", FaultScript.Jump_that_the_next_reading_confirms_is_believed);
        Run("Reading that no sensor gives can be fixed", FaultScript.Reading_that_no_sensor_gives_can_be_fixed);
        Run("Reading that no sensor gives refuses the model", FaultScript.Reading_that_no_sensor_gives_refuses_the_model);
        Run("Gap of up to twelve hours is bridged as if the readings were missing", FaultScript.Gap_of_up_to_twelve_hours_is_bridged_as_if_the_readings_were_missing);
        Run("Longer gap restarts the state", FaultScript.Longer_gap_restarts_the_state);
        Run("Missing sensor and gap add up", FaultScript.Missing_sensor_and_gap_add_up);
        Run("Hour that was read is not stepped again", FaultScript.Hour_that_was_read_is_not_stepped_again);
        Run("Clock that goes back is refused three times then believed", FaultScript.Clock_that_goes_back_is_refused_three_times_then_believed);
        Run("Clock that goes back a little catches up", FaultScript.Clock_that_goes_back_a_little_catches_up);
        Run("Clock that jumps forth and back restarts each time", FaultScript.Clock_that_jumps_forth_and_back_restarts_each_time);
        Run("Clock that lost the time continues from the last reading", FaultScript.Clock_that_lost_the_time_continues_from_the_last_reading);
        Run("App that knows the time confirms the clock", FaultScript.App_that_knows_the_time_confirms_the_clock);
        Run("Clock file that was not used wins over a reading in 2098", FaultScript.Clock_file_that_was_not_used_wins_over_a_reading_in_2098);
        Run("Clock that was never set gives lines without forecast", FaultScript.Clock_that_was_never_set_gives_lines_without_forecast);
        Run("Clock file sets a clock that is not set", FaultScript.Clock_file_sets_a_clock_that_is_not_set);
    }

    private static void RunModels()
    {
        Run("Without files the built in model runs", ModelScript.Without_files_the_built_in_model_runs);
        Run("File that was deployed is taken at the next start and kept", ModelScript.File_that_was_deployed_is_taken_at_the_next_start_and_kept);
        Run("Damaged file leaves the model in use and is named at every start", ModelScript.Damaged_file_leaves_the_model_in_use_and_is_named_at_every_start);
        Run("Model in use that goes bad during sleep is replaced by the other", ModelScript.Model_in_use_that_goes_bad_during_sleep_is_replaced_by_the_other);
        Run("Wrong self test is refused", ModelScript.Wrong_self_test_is_refused);
        Run("File that is too long or too short is refused", ModelScript.File_that_is_too_long_or_too_short_is_refused);
        Run("Installation takes the slot that is not in use", ModelScript.Installation_takes_the_slot_that_is_not_in_use);
        Run("Signature is asked for when there is a key", ModelScript.Signature_is_asked_for_when_there_is_a_key);
        Run("Signed file runs on a station without a key", ModelScript.Signed_file_runs_on_a_station_without_a_key);
        Run("Older signed file is not taken again", ModelScript.Older_signed_file_is_not_taken_again);
        Run("Without records the file with the greater counter is taken", ModelScript.Without_records_the_file_with_the_greater_counter_is_taken);
        Run("Model that fails at its readings gives way after three starts", ModelScript.Model_that_fails_at_its_readings_gives_way_after_three_starts);
        Run("Model that fails once or twice stays", ModelScript.Model_that_fails_once_or_twice_stays);
        Run("Without any model there are lines without forecast", ModelScript.Without_any_model_there_are_lines_without_forecast);
        Run("Model held as bytes runs as the built in one", ModelScript.Model_held_as_bytes_runs_as_the_built_in_one);
    }

    private static void RunConnected()
    {
        Run("Without a broker in the settings the radio stays off", ConnectedScript.Without_a_broker_in_the_settings_the_radio_stays_off);
        Run("Transmits every sixth reading and sends those between together", ConnectedScript.Transmits_every_sixth_reading_and_sends_those_between_together);
        Run("Change of the alert is sent at once", ConnectedScript.Change_of_the_alert_is_sent_at_once);
        Run("Broker that is down for a day costs few tries and no reading", ConnectedScript.Broker_that_is_down_for_a_day_costs_few_tries_and_no_reading);
        Run("Connection that breaks at any call loses no reading", ConnectedScript.Connection_that_breaks_at_any_call_loses_no_reading);
        Run("Clock that is not set gets the networks time before the first line", ConnectedScript.Clock_that_is_not_set_gets_the_networks_time_before_the_first_line);
        Run("Clock is unconfirmed in every line until the network answers", ConnectedScript.Clock_is_unconfirmed_in_every_line_until_the_network_answers);
        Run("Drift of deep sleep is learned and corrected", ConnectedScript.Drift_of_deep_sleep_is_learned_and_corrected);
        Run("Broker retains one device its state and diagnostics", ConnectedScript.Broker_retains_one_device_its_state_and_diagnostics);
        Run("Discovery is sent after power up and when it changed", ConnectedScript.Discovery_is_sent_after_power_up_and_when_it_changed);
        Run("Offered model is fetched over several wakes and runs", ConnectedScript.Offered_model_is_fetched_over_several_wakes_and_runs);
        Run("Pieces that come twice and in another order make the same model", ConnectedScript.Pieces_that_come_twice_and_in_another_order_make_the_same_model);
        Run("Hostile offers are refused and named", ConnectedScript.Hostile_offers_are_refused_and_named);
        Run("Offer whose pieces never come is given up", ConnectedScript.Offer_whose_pieces_never_come_is_given_up);
        Run("Installed model that never comes through a reading gives way", ConnectedScript.Installed_model_that_never_comes_through_a_reading_gives_way);
        Run("Log is sent to who asks for it", ConnectedScript.Log_is_sent_to_who_asks_for_it);
        Run("Settings over the air count from the next start", ConnectedScript.Settings_over_the_air_count_from_the_next_start);
        Run("Settings with which the broker is not reached are given up", ConnectedScript.Settings_with_which_the_broker_is_not_reached_are_given_up);
        Run("Settings left by cable win over older ones over the air", ConnectedScript.Settings_left_by_cable_win_over_older_ones_over_the_air);
        Run("Hostile settings are refused and named", ConnectedScript.Hostile_settings_are_refused_and_named);
        Run("Secrets are in no line and no message", ConnectedScript.Secrets_are_in_no_line_and_no_message);
    }

    private static void Run(string name, Action test)
    {
        try
        {
            test();
            Console.WriteLine("passed: " + name);
        }
        catch (Exception failure)
        {
            s_passed = false;
            Console.WriteLine("FAILED: " + name + ": " + failure.GetType().FullName + ": " + failure.Message);
        }
    }
}
