namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes the state dict: the number of entries, then name and tensor of each.</summary>
            /// <param name="location">The file; it is replaced when everything is written.</param>
            /// <param name="skip">Names to leave out.</param>
            public Module save(string location, IList<string>? skip = null)
            {
                FileReplacement.Write(location, writer => save(writer, skip));
                return this;
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes and closes the stream.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var entries = sd.Where(entry => skip?.Contains(entry.Key) != true).ToArray();
                TensorRecord.WriteLength(writer, entries.Length);
                foreach (var (name, tensor) in entries)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }
            }

            /// <summary>Reads what <see cref="save(string, IList{string}?)"/> wrote into the tensors of the same names. Nothing is changed unless everything fits.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether the file must have exactly this module's names.</param>
            /// <param name="skip">Names to leave alone, whether the file has them or not.</param>
            /// <param name="loadedParameters">Is told for each name of the module and of the file whether it was loaded.</param>
            /// <exception cref="ArgumentException">Other names (if strict), element types or shapes; the message lists them.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException($"There is no file '{location}' to load a module from.", location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <inheritdoc cref="load(string, bool, IList{string}?, Dictionary{string, bool}?)"/>
            /// <remarks>Closes the stream.</remarks>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <inheritdoc cref="load(string, bool, IList{string}?, Dictionary{string, bool}?)"/>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var scope = NewDisposeScope();
                var target = state_dict();
                var wanted = target.Keys.Except(skip ?? []).ToArray();
                var count = TensorRecord.ReadLength(reader);
                // What is skipped may be in the file.
                var otherCount = count != target.Count && count != wanted.Length;
                var loaded = new Dictionary<string, Tensor?>();
                var misfits = new List<(string, Misfit)>();
                try
                {
                    for (var i = 0L; i < count; i++)
                    {
                        var name = reader.ReadString();
                        loaded[name] = null;
                        if (skip?.Contains(name) == true || !target.TryGetValue(name, out var tensor)) TensorRecord.Skip(reader);
                        else if (TensorRecord.Read(reader, tensor, out var misfit) is { } values) loaded[name] = values;
                        else misfits.Add((name, misfit!));
                    }
                }
                catch (Exception damage) when (strict && otherCount && damage is not OutOfMemoryException)
                {
                    throw OtherCount(target.Count, count, "");
                }

                if (strict)
                {
                    var unexpected = loaded.Keys.Except(target.Keys).ToArray();
                    var missing = wanted.Except(loaded.Keys).ToArray();
                    var difference = Listed("Missing", missing) + Listed("Unexpected", unexpected);
                    if (otherCount || (missing.Length > 0 && unexpected.Length == 0)) throw OtherCount(target.Count, count, difference);
                    if (unexpected.Length > 0) throw new ArgumentException($"Mismatched module state names: the target modules does not have a submodule or buffer named '{unexpected[0]}'.{difference}");
                }

                if (misfits.Count > 0) throw Misfit.Refusal(misfits);
                using (no_grad())
                    foreach (var (name, values) in loaded)
                        if (values is not null) target[name].copy_(values);
                if (loadedParameters is null) return this;
                foreach (var name in target.Keys.Union(loaded.Keys)) loadedParameters[name] = loaded.GetValueOrDefault(name) is not null;
                return this;
            }

            /// <summary>A module of that type with the values of a file.</summary>
            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);

            private static ArgumentException OtherCount(int expected, long found, string difference) =>
                new($"Mismatched state_dict sizes: expected {expected}, but found {found} entries.{difference}");
        }
    }
}
