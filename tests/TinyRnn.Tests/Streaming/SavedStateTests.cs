using System;
using System.Buffers.Binary;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Streaming;

public class SavedStateTests
{
    private readonly LoadedNetwork _network = QuantizedNetwork.Load(SampleModels.RnnLstmSigmoid);
    private readonly byte[] _saved;
    private readonly byte[] _before;

    public SavedStateTests()
    {
        RandomModel.Run(_network, [[27, 1001], [15, 1020]]);
        _saved = RandomModel.Saved(_network);
        RandomModel.Run(_network, [[22, 1011]]);
        _before = RandomModel.Saved(_network);
    }

    private void Refuses(byte[] saved, int offset, int count, string message)
    {
        SavedStateException error = Assert.Throws<SavedStateException>(() => _network.RestoreState(saved, offset, count));
        Assert.Equal("saved state: " + message, error.Message);
        Assert.Equal(_before, RandomModel.Saved(_network));
    }

    private void Refuses(byte[] saved, string message) => Refuses(saved, 0, saved.Length, message);

    private static byte[] Sealed(byte[] saved)
    {
        BinaryPrimitives.WriteInt32LittleEndian(saved.AsSpan(saved.Length - 4), Crc32.Compute(saved, 0, saved.Length - 4));
        return saved;
    }

    [Fact]
    public void A_saved_state_is_laid_out_as_documented()
    {
        // RNN h 2, LSTM h 3 and c 3: 8 integers; 2 held readings: 20 + 4 * (8 + 2) + 4 = 64.
        Assert.Equal(64, _network.SavedStateLength);
        Assert.Equal([.. "TRST"u8, 1, 0, 0, 0], _saved[..8]);
        Assert.Equal(SampleModels.RnnLstmSigmoid[12..20], _saved[8..16]);
        Assert.Equal([8, 0, 2, 0], _saved[16..20]);
        var state = new int[8];
        _network.RestoreState(_saved, 0, 64);
        _network.ReadState(state);
        for (int i = 0; i < state.Length; i++)
        {
            Assert.Equal(state[i], BinaryPrimitives.ReadInt32LittleEndian(_saved.AsSpan(20 + 4 * i)));
        }

        var held = new int[2];
        _network.Quantize([15, 1020], held);
        Assert.Equal(held[0], BinaryPrimitives.ReadInt32LittleEndian(_saved.AsSpan(52)));
        Assert.Equal(held[1], BinaryPrimitives.ReadInt32LittleEndian(_saved.AsSpan(56)));
        Assert.Equal(Sealed((byte[])_saved.Clone()), _saved);
    }

    [Fact]
    public void A_state_is_saved_and_restored_within_a_larger_buffer()
    {
        var buffer = new byte[100];
        Array.Fill(buffer, (byte)0xAA);
        Assert.Equal(64, _network.SaveState(buffer, 30));
        Assert.Equal(_before, buffer[30..94]);
        Assert.All(buffer[..30], value => Assert.Equal(0xAA, value));
        Assert.All(buffer[94..], value => Assert.Equal(0xAA, value));
        _network.Reset();
        _network.RestoreState(buffer, 30, 64);
        Assert.Equal(_before, RandomModel.Saved(_network));
    }

    [Theory]
    [InlineData(64, 1)]
    [InlineData(63, 0)]
    [InlineData(100, -1)]
    [InlineData(0, 0)]
    [InlineData(64, int.MaxValue)]
    [InlineData(64, int.MinValue)]
    public void Saving_beyond_the_buffer_is_refused(int length, int offset)
    {
        var buffer = new byte[length];
        ArgumentException error = Assert.Throws<ArgumentException>(() => _network.SaveState(buffer, offset));
        Assert.Equal($"buffer: expected 64 bytes from offset {offset}, found {length} in all", error.Message);
        Assert.All(buffer, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (int count = 0; count < _saved.Length; count++)
        {
            Refuses(_saved, 0, count, $"length: expected 64 bytes, found {count}");
            Refuses(_saved[..count], $"length: expected 64 bytes, found {count}");
        }
    }

    [Fact]
    public void Bytes_after_the_end_are_refused() => Refuses([.. _saved, 0], "length: expected 64 bytes, found 65");

    [Theory]
    [InlineData(-1, 64)]
    [InlineData(1, 64)]
    [InlineData(0, -1)]
    [InlineData(0, 65)]
    [InlineData(int.MaxValue, 64)]
    [InlineData(64, int.MaxValue)]
    public void A_range_outside_the_buffer_is_refused(int offset, int count) =>
        Refuses(_saved, offset, count, $"range: expected inside the buffer's 64 bytes, found {count} bytes from {offset}");

    [Fact]
    public void Every_flipped_bit_is_refused()
    {
        for (int bit = 0; bit < 8 * _saved.Length; bit++)
        {
            var flipped = (byte[])_saved.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<SavedStateException>(() => _network.RestoreState(flipped, 0, flipped.Length));
            Assert.Equal(_before, RandomModel.Saved(_network));
        }
    }

    [Fact]
    public void Another_magic_is_refused()
    {
        _saved[0] = (byte)'X';
        Refuses(Sealed(_saved), "magic: expected 54535254, found 54535258");
    }

    [Fact]
    public void Another_version_is_refused()
    {
        _saved[4] = 2;
        Refuses(Sealed(_saved), "version: expected 00000001, found 00000002");
    }

    [Fact]
    public void A_state_with_values_of_a_recipe_is_refused_by_a_model_without()
    {
        _saved[7] = 1;
        Refuses(Sealed(_saved), "values of the recipe: expected 00000000, found 00000100");
    }

    [Fact]
    public void A_state_of_another_model_is_refused()
    {
        byte[] other = RandomModel.Saved(QuantizedNetwork.Load(SampleModels.GruSoftmax));
        string expected = Convert.ToHexStringLower(SampleModels.RnnLstmSigmoid[12..20]);
        string actual = Convert.ToHexStringLower(SampleModels.GruSoftmax[12..20]);
        Refuses(other, $"model id: expected {expected}, found {actual}");
    }

    [Fact]
    public void A_model_with_one_other_weight_has_another_id()
    {
        byte[] one = new RandomModel(1).Bytes();
        byte[] two = new RandomModel(2).Bytes();
        Assert.NotEqual(one[12..20], two[12..20]);
        Assert.Equal(one, new RandomModel(1).Bytes());
    }

    [Fact]
    public void Other_numbers_of_values_are_refused()
    {
        _saved[16] = 7;
        Refuses(Sealed(_saved), "numbers of values: expected 00020008, found 00020007");
    }

    [Fact]
    public void A_torn_write_behind_a_right_header_is_refused()
    {
        byte[] torn = [.. _before[..40], .. _saved[40..]];
        int expected = Crc32.Compute(torn, 0, 60);
        int actual = BinaryPrimitives.ReadInt32LittleEndian(torn.AsSpan(60));
        Refuses(torn, $"checksum: expected {expected:X8}, found {actual:X8}");
    }

    [Theory]
    [InlineData(0, 1 << 24)] // h of the RNN: 2.0 in Q23
    [InlineData(4, -(1 << 24))] // h of the LSTM
    [InlineData(7, int.MinValue)] // c of the LSTM
    public void Values_beyond_their_bounds_are_refused(int index, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_saved.AsSpan(20 + 4 * index), value);
        StateSegment segment = Array.Find(_network.Info.StateSegments, s => index >= s.Offset && index < s.Offset + s.Length)!;
        Refuses(Sealed(_saved), $"value {index}: expected at most {segment.Bound} in magnitude, found {value}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Held_readings_beyond_the_input_limit_are_refused(int sign)
    {
        int limit = _network.Info.InputLimit;
        BinaryPrimitives.WriteInt32LittleEndian(_saved.AsSpan(56), sign * (limit + 1));
        Refuses(Sealed(_saved), $"held reading 1: expected at most {limit} in magnitude, found {sign * (limit + 1)}");
    }
}
