using Songbook.Kernel.Documents;
using Songbook.Kernel.Headless;
using Songbook.Kernel.Jupyter;

// As long as it runs, nobody takes its files away.
using var program = FileLock.TryShare(typeof(JupyterKernel).Assembly.Location);
return args switch
{
    ["worker", var pipe, var folder, .. var library] => await Worker.RunAsync(pipe, folder, library.FirstOrDefault()),
    ["jupyter", var language, var connectionFile, .. var library] => Exit(await JupyterKernel.RunAsync(connectionFile, library.FirstOrDefault(), language)),
    _ => Usage(),
};

// At once, whatever threads cells have left behind.
static int Exit(int code)
{
    Environment.Exit(code);
    return code;
}

static int Usage()
{
    Console.Error.WriteLine("Songbook.Kernel executes notebooks for the songbook command; call that.");
    return 2;
}
