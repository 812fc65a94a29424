using System.Buffers;
using System.Security.Cryptography;

namespace NaikKelas.Training.Selection;

/// <summary>Hashes what is written to it, so that no text has to be kept for its digest.</summary>
internal sealed class HashSink : IBufferWriter<byte>, IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] buffer = new byte[1 << 16];
    private int used;

    public void Advance(int count) => used += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return buffer.AsMemory(used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return buffer.AsSpan(used);
    }

    /// <summary>SHA-256 in lower-case hex of everything written; the sink starts anew.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void MakeRoom(int sizeHint)
    {
        if (buffer.Length - used >= Math.Max(sizeHint, 1))
            return;
        Flush();
        if (buffer.Length < sizeHint)
            buffer = new byte[sizeHint];
    }

    private void Flush()
    {
        hash.AppendData(buffer, 0, used);
        used = 0;
    }
}
