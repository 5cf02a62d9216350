namespace Ferry.Ftp.Tests;

// RFC 959 §5.3.2: type-code, structure-code, mode-code.
public class RepresentationTests
{
    [Theory]
    [InlineData("A", RepresentationType.Ascii, FormatControl.NonPrint, 8)]
    [InlineData("a", RepresentationType.Ascii, FormatControl.NonPrint, 8)]
    [InlineData("A N", RepresentationType.Ascii, FormatControl.NonPrint, 8)]
    [InlineData("A T", RepresentationType.Ascii, FormatControl.TelnetEffectors, 8)]
    [InlineData("a c", RepresentationType.Ascii, FormatControl.CarriageControl, 8)]
    [InlineData("E", RepresentationType.Ebcdic, FormatControl.NonPrint, 8)]
    [InlineData("E T", RepresentationType.Ebcdic, FormatControl.TelnetEffectors, 8)]
    [InlineData("I", RepresentationType.Image, FormatControl.NonPrint, 8)]
    [InlineData("i", RepresentationType.Image, FormatControl.NonPrint, 8)]
    [InlineData("L 8", RepresentationType.Local, FormatControl.NonPrint, 8)]
    [InlineData("l 36", RepresentationType.Local, FormatControl.NonPrint, 36)]
    [InlineData("L 255", RepresentationType.Local, FormatControl.NonPrint, 255)]
    public void Type_OfTheRfc_IsUnderstood(string argument, RepresentationType type, FormatControl format, int byteSize)
    {
        Assert.True(Representation.TryParse(Octets.Of(argument), out Representation representation));
        Assert.Equal(new(type, format, byteSize), representation);
    }

    [Theory]
    [InlineData("A N")]
    [InlineData("A T")]
    [InlineData("E C")]
    [InlineData("I")]
    [InlineData("L 36")]
    public void Type_Written_IsItsTypeCode(string typeCode)
    {
        Assert.True(Representation.TryParse(Octets.Of(typeCode), out Representation representation));
        Assert.Equal(typeCode, representation.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("X")]
    [InlineData("AN")]
    [InlineData("A ")]
    [InlineData("A  N")]
    [InlineData("A X")]
    [InlineData("A NN")]
    [InlineData("A N ")]
    [InlineData("I N")]
    [InlineData("I8")]
    [InlineData("L")]
    [InlineData("L ")]
    [InlineData("L 0")]
    [InlineData("L 08")]
    [InlineData("L 256")]
    [InlineData("L -8")]
    [InlineData(" I")]
    [InlineData("\u0001")]
    public void Type_AnythingElse_IsRefused(string argument) =>
        Assert.False(Representation.TryParse(Octets.Of(argument), out _));

    [Fact]
    public void Default_IsAsciiNonPrint()
    {
        Assert.Equal(RepresentationType.Ascii, Representation.Default.Type);
        Assert.False(Representation.Default.IsBinary);
    }

    [Theory]
    [InlineData("F", FileStructure.File)]
    [InlineData("r", FileStructure.Record)]
    [InlineData("P", FileStructure.Page)]
    public void Structure_OfTheRfc_IsUnderstood(string argument, FileStructure expected)
    {
        Assert.True(TransferParameters.TryParse(Octets.Of(argument), out FileStructure structure));
        Assert.Equal(expected, structure);
    }

    [Theory]
    [InlineData("S", TransmissionMode.Stream)]
    [InlineData("b", TransmissionMode.Block)]
    [InlineData("C", TransmissionMode.Compressed)]
    public void Mode_OfTheRfc_IsUnderstood(string argument, TransmissionMode expected)
    {
        Assert.True(TransferParameters.TryParse(Octets.Of(argument), out TransmissionMode mode));
        Assert.Equal(expected, mode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("FF")]
    [InlineData("S ")]
    [InlineData("Z")]
    [InlineData("\u0006")]
    public void StructureAndMode_AnythingElse_AreRefused(string argument)
    {
        Assert.False(TransferParameters.TryParse(Octets.Of(argument), out FileStructure _));
        Assert.False(TransferParameters.TryParse(Octets.Of(argument), out TransmissionMode _));
    }
}
