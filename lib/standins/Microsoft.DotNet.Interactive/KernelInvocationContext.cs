using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that runs now: where its outputs go, and whether somebody wants it to stop.</summary>
/// <remarks><see cref="Current"/> flows into tasks and threads that the cell starts.</remarks>
public class KernelInvocationContext : IDisposable
{
    private static readonly AsyncLocal<KernelInvocationContext> Ambient = new();

    private readonly Action<KernelEvent> publish;
    private readonly EventStream events = new();
    private readonly List<KernelEvent> published = [];
    private readonly List<Action<KernelInvocationContext>> completions = [];

    /// <summary>The engine's side: <paramref name="publish"/> receives every event of the cell, in order.</summary>
    internal KernelInvocationContext(
        KernelCommand command, Kernel handlingKernel, Action<KernelEvent> publish, CancellationToken cancellationToken)
    {
        Command = command;
        HandlingKernel = handlingKernel;
        CancellationToken = cancellationToken;
        this.publish = publish;
    }

    /// <summary>The context of the cell this code belongs to; null outside a cell.</summary>
    public static KernelInvocationContext Current => Ambient.Value;

    public KernelCommand Command { get; }

    public Kernel HandlingKernel { get; }

    public CancellationToken CancellationToken { get; }

    public bool IsComplete { get; private set; }

    public IObservable<KernelEvent> KernelEvents => events;

    /// <summary>The cell's events so far, but those that display something.</summary>
    public KernelCommandResult Result => new(Command, [.. published]);

    public void Publish(KernelEvent @event)
    {
        // What was displayed may be large, and is the front end's by now.
        if (@event is not DisplayEvent)
        {
            lock (published)
                published.Add(@event);
        }
        events.Raise(@event);
        HandlingKernel?.Raise(@event);
        publish(@event);
    }

    public void OnComplete(Action<KernelInvocationContext> onComplete) => completions.Add(onComplete);

    public void Complete(KernelCommand command)
    {
        if (command != Command || IsComplete)
            return;
        IsComplete = true;
        foreach (var completion in completions)
            completion(this);
        Publish(new CommandSucceeded(command));
    }

    /// <summary>Makes the cell fail, with a message if there is one.</summary>
    public void Fail(KernelCommand command, Exception exception = null, string message = null)
    {
        if (command != Command || IsComplete)
            return;
        IsComplete = true;
        foreach (var completion in completions)
            completion(this);
        Publish(new CommandFailed(exception, command, message));
    }

    public void Dispose()
    {
        Complete(Command);
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes this the current context of the calling method and of what it starts.</summary>
    internal void Enter() => Ambient.Value = this;

    internal static void Leave() => Ambient.Value = null;
}
