using Ferry.Testing.Storage;

namespace Ferry.Storage.Tests;

/// <summary>The contract on a disk, for one way to resolve names and one durability.</summary>
public abstract class LocalStoreContract : FileStoreContract, IDisposable
{
    private readonly TemporaryDirectory _directory;
    private readonly LocalStore _store;

    private protected LocalStoreContract(Resolution resolution, Durability durability = Durability.Renamed)
    {
        Assert.SkipWhen(
            resolution != Resolution.Portable && !OperatingSystem.IsLinux(), "Only Linux resolves names this way.");
        _directory = new();
        _store = new(_directory.Path, new() { Durability = durability }, clock: null, resolution);
        HidesUploads = durability != Durability.InPlace;
    }

    protected override IFileStore Store => _store;

    protected override bool HidesUploads { get; }

    public void Dispose()
    {
        _store.Dispose();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }
}
