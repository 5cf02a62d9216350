namespace Ferry.Accounts.Tests;

/// <summary>Counts how often it is asked, which stands for the time that a real hash would take.</summary>
internal sealed class CountingHash(string password) : PasswordHash("counting:" + password)
{
    private int _checks;

    public int Checks => _checks;

    public override bool Verify(string candidate)
    {
        Interlocked.Increment(ref _checks);
        return candidate == password;
    }
}
