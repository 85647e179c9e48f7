namespace Songbook.Kernel.Engine;

/// <summary>Where a notebook lives and what it may use.</summary>
/// <param name="Folder">The notebook's folder: relative paths in cells start here.</param>
/// <param name="LibraryFolder">
/// A folder of assemblies, native libraries beside them: a package whose assembly lies here is taken from here. Null if there is none.
/// </param>
/// <param name="Language">The language of cells that name none.</param>
public sealed record SessionOptions(string Folder, string? LibraryFolder = null, string Language = "csharp");
