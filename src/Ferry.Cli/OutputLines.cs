using System.Text;

namespace Ferry.Cli;

/// <summary>Writes to standard output while a server runs.</summary>
internal static class OutputLines
{
    /// <summary>Writes all at once, so that readers never see half of it; a closed output is no failure.</summary>
    public static void Write(TextWriter output, StringBuilder lines)
    {
        try
        {
            output.Write(lines.ToString());
            output.Flush();
        }
        catch (IOException)
        {
            // The reader has gone ("ferry serve | head -1"); the clients have not.
        }
    }
}
