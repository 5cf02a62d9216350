namespace Ferry.EndToEnd.Tests.Sessions;

/// <summary>A reply as it came over the wire.</summary>
/// <param name="Code">The three digits.</param>
/// <param name="Text">All its lines, the codes included.</param>
internal sealed record SpokenReply(int Code, string Text);
