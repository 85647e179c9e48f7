using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>One language of a notebook, and (static) what every cell may call unqualified: <c>display</c>, <c>HTML</c>, …</summary>
public abstract class Kernel : IDisposable
{
    private readonly EventStream events = new();
    private readonly List<Action> disposals = [];

    protected Kernel(string name) => Name = name;

    public string Name { get; }

    public CompositeKernel ParentKernel { get; internal set; }

    public Kernel RootKernel => ParentKernel?.RootKernel ?? this;

    public IObservable<KernelEvent> KernelEvents => events;

    /// <summary>The kernel that runs the cell this code belongs to; null outside a cell.</summary>
    public static Kernel Current => KernelInvocationContext.Current?.HandlingKernel;

    public static Kernel Root => Current?.RootKernel;

    /// <summary>Shows a value, and returns a handle whose <c>Update</c> replaces it in place.</summary>
    public static DisplayedValue display(object value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Marks text as HTML: shown as such when it is displayed or a cell's last value.</summary>
    public static IHtmlContent HTML(string content) => content.ToHtmlContent();

    public static void Javascript(string scriptContent) =>
        $"""<script type="text/javascript">{scriptContent}</script>""".DisplayAs("text/html");

    public static void CSS(string content)
    {
        var css = System.Text.Json.JsonSerializer.Serialize(content);
        Javascript($"var style = document.createElement('style'); style.textContent = {css}; document.head.appendChild(style);");
    }

    /// <exception cref="NotSupportedException">The front end takes no input.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        InputSource.ReadAsync(prompt, isPassword: typeHint == "password");

    /// <returns>Name → answer.</returns>
    /// <exception cref="NotSupportedException">The front end takes no input.</exception>
    public static async Task<IDictionary<string, string>> GetInputsAsync(IEnumerable<InputDescription> inputDescriptions)
    {
        var answers = new Dictionary<string, string>();
        foreach (var input in inputDescriptions)
            answers[input.Name] = await InputSource.ReadAsync(input.Prompt, input.TypeHint == "password").ConfigureAwait(false);
        return answers;
    }

    /// <exception cref="NotSupportedException">The front end takes no input.</exception>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        new(await InputSource.ReadAsync(prompt, isPassword: true).ConfigureAwait(false));

    public Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default) =>
        HandleAsync(command, cancellationToken);

    public void RegisterForDisposal(Action dispose) => disposals.Add(dispose);

    public void RegisterForDisposal(IDisposable disposable) => RegisterForDisposal(disposable.Dispose);

    public override string ToString() => $"{GetType().Name}: {Name}";

    public void Dispose()
    {
        foreach (var dispose in disposals)
            dispose();
        disposals.Clear();
        GC.SuppressFinalize(this);
    }

    internal virtual Task<KernelCommandResult> HandleAsync(KernelCommand command, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{this} takes no {command.GetType().Name}.");

    internal void Raise(KernelEvent kernelEvent)
    {
        events.Raise(kernelEvent);
        ParentKernel?.Raise(kernelEvent);
    }
}
