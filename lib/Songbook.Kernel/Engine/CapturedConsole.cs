using System.Text;

namespace Songbook.Kernel.Engine;

/// <summary>Takes over <see cref="Console"/> and hands its text on in pieces: in order, never later than a tenth of a second.</summary>
internal sealed class CapturedConsole : IDisposable
{
    private const int LargestPiece = 8192;

    /// <summary>More text than this from one cell helps nobody, and would fill the notebook and the browser.</summary>
    internal const int MostPerCell = 4_000_000;

    private readonly Lock gate = new();
    private readonly Action<StreamOutput> publish;
    private readonly StringBuilder pending = new();
    private readonly TextWriter previousOut = Console.Out;
    private readonly TextWriter previousError = Console.Error;
    private readonly TextReader previousIn = Console.In;
    private readonly Timer timer;
    private string pendingName = "stdout";
    private int written;

    internal CapturedConsole(Action<StreamOutput> publish)
    {
        this.publish = publish;
        Take();
        timer = new Timer(_ => Flush(), null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>A new cell may write as much again, to this console, whoever has taken it in the meantime.</summary>
    internal void StartCell()
    {
        Flush();
        Take();
        lock (gate)
            written = 0;
    }

    private void Take()
    {
        Console.SetOut(new Writer(this, "stdout"));
        Console.SetError(new Writer(this, "stderr"));
        Console.SetIn(new AskingReader());
    }

    /// <summary>Hands on what is pending, so that what follows comes after it.</summary>
    internal void Flush()
    {
        lock (gate)
        {
            if (pending.Length == 0)
                return;
            var text = pending.ToString();
            pending.Clear();
            publish(new StreamOutput(pendingName, text));
        }
    }

    public void Dispose()
    {
        Flush();
        timer.Dispose();
        Console.SetOut(previousOut);
        Console.SetError(previousError);
        Console.SetIn(previousIn);
    }

    private void Append(string name, ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            if (written >= MostPerCell)
                return;
            written += text.Length;
            if (written >= MostPerCell)
            {
                Flush();
                publish(new StreamOutput("stderr", $"\n… the cell has written {MostPerCell / 1_000_000} million characters; the rest is left out.\n"));
                return;
            }
            if (name != pendingName)
                Flush();
            pendingName = name;
            if (pending.Length == 0)
                timer.Change(100, Timeout.Infinite);
            pending.Append(text);
            if (pending.Length >= LargestPiece)
                Flush();
        }
    }

    private sealed class Writer(CapturedConsole console, string name) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => console.Append(name, [value]);

        public override void Write(string? value) => console.Append(name, value);

        public override void Write(char[] buffer, int index, int count) => console.Append(name, buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer) => console.Append(name, buffer);

        public override void WriteLine(string? value) => console.Append(name, value + Environment.NewLine);
    }
}
