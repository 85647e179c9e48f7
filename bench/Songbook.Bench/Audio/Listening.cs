using System.Diagnostics;
using System.Globalization;
using Songbook.Audio;
using Songbook.Models;

namespace Songbook.Bench.Audio;

/// <summary>A whole file from reading to logits, in a process of its own, so that its memory can be told.</summary>
internal static class Listening
{
    /// <summary>The argument with which the bench starts itself, followed by a file and a number of threads.</summary>
    public const string Argument = "--listen";

    /// <param name="minutes">Length of the recording.</param>
    public static (int Clips, double Seconds, double PeakBytes) Measure(int minutes)
    {
        var folder = Directory.CreateTempSubdirectory("songbook-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "recording.wav");
            Write(file, minutes);
            var threads = TorchSharp.torch.get_num_threads().ToString(CultureInfo.InvariantCulture);
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument, file, threads]) { RedirectStandardOutput = true })!;
            var answer = process.StandardOutput.ReadToEnd().Split(' ');
            process.WaitForExit();
            return answer is [var clips, var seconds, var bytes]
                ? (int.Parse(clips, CultureInfo.InvariantCulture), double.Parse(seconds, CultureInfo.InvariantCulture), double.Parse(bytes, CultureInfo.InvariantCulture))
                : throw new InvalidOperationException($"Listening to {file} ended with exit code {process.ExitCode}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Prints the number of clips, the seconds that they took and the largest number of bytes in memory.</summary>
    public static void Run(string file)
    {
        using var network = new AudioNetwork();
        using var inference = network.ForInference();
        using var recording = AudioReader.Open(file).Mono().At(Waveform.BirdNetSampleRate);
        var clock = Stopwatch.StartNew();
        var clips = inference.Listen(recording).Count();
        var seconds = clock.Elapsed.TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{clips} {seconds} {self.PeakWorkingSet64}"));
    }

    /// <summary>A minute of birds, again and again.</summary>
    private static void Write(string file, int minutes)
    {
        var minute = SongSynthesizer.Record([.. CourseSongs.All.Take(3)], seed: 1, new Scene { Seconds = 60 });
        WavWriter.Save(file, minute.SampleRate, channels: 1, SampleFormat.Pcm16, writer =>
        {
            for (var i = 0; i < minutes; i++) writer.Write(minute.Samples);
        });
    }
}
