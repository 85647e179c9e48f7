namespace Songbook.Bench;

/// <summary>One row: the same work here and elsewhere.</summary>
/// <param name="Name">What <c>--only</c> calls it.</param>
/// <param name="Work">What the table calls it.</param>
/// <param name="Aim">The ratio to stay below; without <paramref name="There"/>, the measured value itself.</param>
/// <param name="Here">Does the work once or more and returns the measure for one: seconds, as a rule.</param>
/// <param name="There">The same in the peer; null when the aim is a value, not a ratio.</param>
internal sealed record Comparison(string Name, string Work, double Aim, Func<double> Here, Func<double>? There = null)
{
    /// <summary>Rounds that count; one more before them warms both up.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>How a measure is written.</summary>
    public Func<double, string> Format { get; init; } = Units.Time;

    public Measurement Measure(Action<int> progress)
    {
        Here();
        There?.Invoke();
        List<double> here = [], there = [];
        for (var round = 0; round < Rounds; round++)
        {
            progress(round + 1);
            here.Add(Here());
            if (There is not null) there.Add(There());
        }
        return new Measurement(this, Median(here), There is null ? null : Median(there));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
