namespace TorchSharp;

/// <summary>Disposes what was made while it was the innermost scope of its thread.</summary>
/// <remarks>
/// <code>
/// using var scope = torch.NewDisposeScope();
/// var loss = (model.call(x) - y).pow(2).mean();   // the intermediates go with the scope
/// return loss.MoveToOuterDisposeScope();          // the result does not
/// </code>
/// </remarks>
public sealed class DisposeScope : IDisposable
{
    private readonly HashSet<IDisposable> owned = new(ReferenceEqualityComparer.Instance);
    private readonly DisposeScope? outer;
    private bool disposed;

    internal DisposeScope(DisposeScope? outer) => this.outer = outer;

    public int DisposablesCount
    {
        get
        {
            lock (owned) return owned.Count;
        }
    }

    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            lock (owned) return [.. owned];
        }
    }

    public bool Contains(IDisposable disposable)
    {
        lock (owned) return owned.Contains(disposable);
    }

    /// <summary>Takes over objects that were made elsewhere.</summary>
    public void Attach(IDisposable disposable)
    {
        ThrowIfDisposed();
        if (disposable is torch.Tensor { OwningScope: { } owner })
        {
            if (owner == this) return;
            owner.Remove(disposable);
        }
        else
        {
            Count(disposable, counts => counts.AttachedToScopeCount++);
        }

        Add(disposable);
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var all = disposables.ToArray();
        foreach (var disposable in all) Attach(disposable);
        return all;
    }

    /// <summary>Lets go of an object: no scope will dispose it.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        MoveToOther(null!, disposable);
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (Detach(first), Detach(second), Detach(third));

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) Detach<IDisposable>(disposable);
    }

    /// <summary>Hands an object to the enclosing scope; where there is none, it is detached.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(outer!, disposable);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) MoveToOuter<IDisposable>(disposable);
    }

    public T MoveToOther<T>(DisposeScope scope, T disposable) where T : IDisposable
    {
        ThrowIfDisposed();
        if (!Remove(disposable)) return disposable;
        if (scope is null) Count(disposable, counts => counts.DetachedFromScopeCount++);
        else scope.Add(disposable);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope scope, T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second));

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second), MoveToOther(scope, third));

    public void MoveToOther(DisposeScope scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) MoveToOther<IDisposable>(scope, disposable);
    }

    /// <summary>Disposes what the scope owns now; it stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in DisposablesView)
        {
            if (kept.Contains(disposable)) continue;
            disposable.Dispose();
            Remove(disposable);
        }
    }

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([(IDisposable)keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut([first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut([first, second, third]);
        return (first, second, third);
    }

    /// <summary>The object has been disposed by other means: the scope forgets it.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Remove(disposable);
        Count(disposable, counts => counts.DisposedInScopeCount++);
    }

    public void Dispose()
    {
        if (disposed) return;
        DisposeEverything();
        disposed = true;
        DisposeScopeManager.Close(this);
    }

    internal void Add(IDisposable disposable)
    {
        lock (owned) owned.Add(disposable);
        if (disposable is torch.Tensor tensor) tensor.OwningScope = this;
    }

    internal bool Remove(IDisposable disposable)
    {
        bool removed;
        lock (owned) removed = owned.Remove(disposable);
        if (removed && disposable is torch.Tensor tensor) tensor.OwningScope = null;
        return removed;
    }

    private void ThrowIfDisposed()
    {
        var message = disposed ? "This dispose scope has ended: open a new one." : null;
        if (message is not null) throw new ObjectDisposedException(null, message);
    }

    private static void Count(IDisposable disposable, Action<LifetimeStatistics> change)
    {
        if (disposable is torch.Tensor) change(DisposeScopeManager.Statistics.TensorStatistics);
    }
}

public static partial class torch
{
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Innermost;

    /// <summary>Opens a scope; put it into a <c>using</c>.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Open();

    /// <summary>Runs <paramref name="expr"/> in a scope of its own and keeps only its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
