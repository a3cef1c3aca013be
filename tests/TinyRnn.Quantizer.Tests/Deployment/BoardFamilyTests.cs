using TinyRnn.Quantizer.Deployment;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class BoardFamilyTests
{
    [Theory]
    [InlineData("ESP32_REV0", 0x1E0000)]
    [InlineData("ESP32_REV3", 0x1E0000)]
    [InlineData("ESP32_PSRAM_REV3", 0x1E0000)]
    [InlineData("ESP32_BLE_REV3", 0x1E0000)]
    [InlineData("M5Core2", 0x1E0000)]
    [InlineData("ESP32_S2", 0x1B0000)]
    [InlineData("ESP32_S3_QUAD", 0x1B0000)]
    [InlineData("ESP32_S3_OCTAL", 0x1B0000)]
    [InlineData("ESP32_C3", 0x1B0000)]
    [InlineData("ESP32_P4", 0x1B0000)]
    [InlineData("ESP32_C5_THREAD", 0x250000)]
    [InlineData("ESP32_C6_THREAD", 0x250000)]
    [InlineData("ESP32_C61", 0x250000)]
    [InlineData("ESP32_H2_THREAD", 0x1C0000)]
    public void Each_family_has_its_own_address(string target, int address) => Assert.Equal(address, BoardFamily.Of(target).Address);

    [Theory]
    [InlineData("ESP32")]
    [InlineData("ESP32_X9")]
    [InlineData("ESP32_REV33")]
    [InlineData("esp32_rev3")]
    [InlineData("ST_STM32F769I_DISCOVERY")]
    [InlineData("")]
    public void An_unknown_target_lists_the_families(string target)
    {
        string message = Assert.Throws<DeploymentException>(() => BoardFamily.Of(target)).Message;

        Assert.StartsWith($"target: expected the name of a firmware, found '{target}'; known families:", message, System.StringComparison.Ordinal);
        Assert.All(BoardFamily.All, family => Assert.Contains(family.Name, message, System.StringComparison.Ordinal));
    }

    [Fact]
    public void The_largest_image_fits_and_a_byte_more_does_not()
    {
        BoardFamily family = BoardFamily.Of("ESP32_REV3");
        family.RequireRoom("App.bin", 0x1C0000);
        Assert.Equal(
            "App.bin: expected at most 1,835,008 bytes, the deployment area of ESP32 with 4 MB of flash, found 1,835,009",
            Assert.Throws<DeploymentException>(() => family.RequireRoom("App.bin", 0x1C0001)).Message);
    }
}
