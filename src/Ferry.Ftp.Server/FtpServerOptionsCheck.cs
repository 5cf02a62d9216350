using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Ferry.Ftp.Server;

/// <summary>Checks options once, when a server starts or reloads.</summary>
internal static class FtpServerOptionsCheck
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <exception cref="ValidationException">An option is out of its range.</exception>
    [UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "The only type validated is FtpServerOptions, whose attributes are Range alone.")]
    public static void Validate(FtpServerOptions options)
    {
        Validator.ValidateObject(options, new(options), validateAllProperties: true);
        Check(options.LoginTimeout, Second, TimeSpan.FromHours(1), nameof(options.LoginTimeout));
        Check(options.IdleTimeout, Second, Day, nameof(options.IdleTimeout));
        Check(options.MaxIdleTimeout, options.IdleTimeout, Day, nameof(options.MaxIdleTimeout));
        Check(options.DataOpenTimeout, Second, TimeSpan.FromMinutes(10), nameof(options.DataOpenTimeout));
        Check(options.StallTimeout, Second, TimeSpan.FromHours(1), nameof(options.StallTimeout));
        Check(options.DrainTimeout, TimeSpan.Zero, Day, nameof(options.DrainTimeout));
        Check(options.MaxLoginDelay, TimeSpan.Zero, TimeSpan.FromSeconds(60), nameof(options.MaxLoginDelay));
        if (options.Listen.Count == 0)
        {
            throw new ValidationException("Listen is empty: name at least one address and port.");
        }

        if (options.PassivePortMin > options.PassivePortMax || (options.PassivePortMin == 0) != (options.PassivePortMax == 0))
        {
            throw new ValidationException(
                $"The passive ports {options.PassivePortMin}-{options.PassivePortMax} are no range: give first and last port, or 0 for both.");
        }

        if (options.PassiveAddress is { } address && address.GetAddressBytes().Length != 4)
        {
            throw new ValidationException($"The passive address {address} must be IPv4: 227 can name no other (RFC 959 §4.1.2).");
        }

        if (!Enum.IsDefined(options.EbcdicCodePage))
        {
            throw new ValidationException($"EbcdicCodePage is {(int)options.EbcdicCodePage}: there is no such code page.");
        }
    }

    private static void Check(TimeSpan value, TimeSpan least, TimeSpan most, string name)
    {
        if (value < least || value > most)
        {
            throw new ValidationException($"{name} is {value}: it must be {least} to {most}.");
        }
    }
}
