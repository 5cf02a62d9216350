using System.Text;

namespace Ferry.Testing.Fuzzing;

/// <summary>Dialogues as users hold them, to be damaged. Users listen on 192.0.2.77:50000.</summary>
internal static class DialogueCorpus
{
    private const string LogIn = "USER anna\r\nPASS secret\r\n";
    private const string Port = "PORT 192,0,2,77,195,80\r\n";
    private const string Eprt = "EPRT |1|192.0.2.77|50000|\r\n";

    public static readonly byte[][] Dialogues =
    [
        .. Octets(
            LogIn + "SYST\r\nFEAT\r\nPWD\r\nTYPE I\r\nCWD dir\r\nCDUP\r\nQUIT\r\n",
            LogIn + "TYPE I\r\n" + Port + "RETR text\r\n" + Port + "REST 3\r\nRETR binary\r\n" + Eprt
                + "RETR dir/one\r\n",
            LogIn + Port + "STOR new\r\n" + Eprt + "APPE new\r\n" + Port + "STOU\r\nDELE new\r\n",
            LogIn + "TYPE I\r\nALLO 100\r\n" + Port + "STOR text\r\nNOOP\r\nSTAT\r\nABOR\r\nREST 2\r\n" + Port
                + "STOR text\r\n",
            LogIn + "EPSV\r\nLIST -la\r\nPASV\r\nNLST *\r\nEPSV 1\r\nMLSD /dir\r\nEPSV ALL\r\nPASV\r\n",
            LogIn + Port + "LIST -R /\r\n" + Port + "NLST *o*\r\n" + Port + "LIST [a-z]*?*\r\n" + Port
                + "MLSD\r\nSTAT /dir\r\nSTAT -R /\r\n",
            LogIn + "MKD a\r\nMKD a/b\r\nRNFR a/b\r\nRNTO c\r\nRMD a\r\nRMD c\r\n"
                + "XMKD x\r\nXCWD x\r\nXPWD\r\nXCUP\r\nXRMD x\r\n",
            LogIn + "SIZE text\r\nMDTM text\r\nMFMT 20200102030405 text\r\nMLST text\r\n"
                + "OPTS MLST type;size;\r\nMLST\r\nOPTS UTF8 ON\r\n",
            LogIn + "SITE HELP\r\nSITE CHMOD 600 text\r\nSITE UMASK 077\r\nSITE IDLE 100\r\n"
                + "SITE UTIME 20200102030405 text\r\nHELP RETR\r\nHELP\r\n",
            "USER anonymous\r\nPASS guest@\r\nTYPE A\r\n" + Port
            + "LIST\r\nSTOR x\r\nREIN\r\nUSER rita\r\nPASS secret\r\nACCT x\r\nCWD /\r\n",
            "USER anna\r\nPASS wrong\r\nUSER nobody\r\nPASS x\r\n" + LogIn + "USER carl\r\nPASS secret\r\n" + Port
            + "STOR mine\r\n",
            LogIn + "\xFF\xF4\xFF\xF2" + "ABOR\r\n\xFF\xFD\x01TYPE L 8\r\nMODE S\r\nSTRU F\r\n" + Port
                + "STOR a\xFF\xFF" + "b\r\n\xFF\xF4\xFF\xF2" + "ABOR\r\n",
            LogIn + Port + "RETR large\r\nABOR\r\n" + Port + "RETR large\r\nSTAT\r\nNOOP\r\n" + Port
                + "RETR large\r\nQUIT\r\n",
            LogIn + Port + "NLST " + string.Concat(Enumerable.Repeat("a*", 300)) + "b\r\nSTAT " + new string('*', 2000)
                + "\r\n",
            "GET / HTTP/1.1\r\nHost: ftp\r\n\r\n\r\nNOOP\r\n\n\n\nHELP\r\nREST 1\r\nLIST\r\nPASS x\r\nQUIT\r\n"),
    ];

    private static byte[][] Octets(params string[] dialogues) => [.. dialogues.Select(Encoding.Latin1.GetBytes)];
}
