namespace Ferry.Ftp;

/// <summary>What a representation makes of octets on their way between store and data connection; null where they go unchanged.</summary>
public static class RepresentationTransforms
{
    /// <summary>For a stored file that is sent.</summary>
    /// <param name="representation">What TYPE has set.</param>
    /// <param name="codePage">Which EBCDIC TYPE E is.</param>
    /// <returns>A transform for one transfer, or null for the identity.</returns>
    public static IByteTransform? ForSending(Representation representation, EbcdicCodePage codePage) => representation.Type switch
    {
        RepresentationType.Ascii => new AsciiToNvt(),
        RepresentationType.Ebcdic => new TextToEbcdic(codePage),
        _ => null,
    };

    /// <summary>For a file that is received and stored.</summary>
    /// <param name="representation">What TYPE has set.</param>
    /// <param name="codePage">Which EBCDIC TYPE E is.</param>
    /// <returns>A transform for one transfer, or null for the identity.</returns>
    public static IByteTransform? ForReceiving(Representation representation, EbcdicCodePage codePage) => representation.Type switch
    {
        RepresentationType.Ascii => new NvtToAscii(),
        RepresentationType.Ebcdic => new EbcdicToText(codePage),
        _ => null,
    };

    /// <summary>For the lines of LIST and NLST, which end with CRLF before any transform: they are sent in TYPE A or E, and as in
    /// TYPE A where the type is neither (RFC 959 §4.1.3).</summary>
    /// <param name="representation">What TYPE has set.</param>
    /// <param name="codePage">Which EBCDIC TYPE E is.</param>
    /// <returns>A transform for one transfer, or null for the identity.</returns>
    public static IByteTransform? ForListing(Representation representation, EbcdicCodePage codePage) =>
        representation.Type == RepresentationType.Ebcdic ? new TextToEbcdic(codePage) : null;
}
