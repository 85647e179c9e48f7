using Microsoft.DotNet.Interactive;

namespace Songbook.Charts;

/// <summary>Lets a notebook show charts, tables and tensors from the cell on that references this library.</summary>
/// <remarks>Kernels that do not look for extensions show them from the first call into the library on.</remarks>
public sealed class NotebookExtension : IKernelExtension
{
    // The library's module initializers have registered all formatters when this class is found.
    public Task OnLoadAsync(Kernel kernel) => Task.CompletedTask;
}
