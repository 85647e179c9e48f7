namespace TorchSharp.Modules;

/// <summary>The settings of a parameter group. What is null is taken from the optimizer.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate ?? 0);
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }

    internal virtual void Complete(OptimizerOptions defaults)
    {
        if (LearningRate is not null) return;
        LearningRate = defaults.LearningRate;
        InitialLearningRate = defaults.InitialLearningRate;
    }

    /// <summary>Refuses settings with which nothing could be learned.</summary>
    internal virtual void Validate() => Demand(LearningRate is null or >= 0, $"Invalid learning rate: {LearningRate}");

    private protected static void Demand(bool holds, string message)
    {
        if (!holds) throw new ArgumentException(message);
    }

    private protected ArgumentException OtherKind(OptimizerOptions source) =>
        new($"These are the options of {source.GetType().DeclaringType?.Name}, not of {GetType().DeclaringType?.Name}.", nameof(source));
}
