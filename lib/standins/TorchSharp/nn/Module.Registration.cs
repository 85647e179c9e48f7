using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private bool componentsRegistered;

            /// <summary>
            /// Finds what this module is made of: its instance fields, in the order of their declaration, under their own names. A
            /// module becomes a child, a <see cref="Parameter"/> a parameter, any other tensor a buffer. Call it once, at the end of
            /// the constructor; arrays and lists are not looked into (use <c>ModuleList</c>).
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (componentsRegistered) return;
                componentsRegistered = true;
                foreach (var field in ComponentFields())
                {
                    switch (field.GetValue(this))
                    {
                        case Module module: register_module(field.ComponentName(), module); break;
                        case Parameter parameter: register_parameter(field.ComponentName(), parameter); break;
                        case Tensor buffer: register_buffer(field.ComponentName(), buffer); break;
                    }
                }
            }

            /// <summary>Makes <paramref name="submodule"/> a child under that name.</summary>
            /// <exception cref="ArgumentException">A name with a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken, or the child contains this module.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                AddChild(name, submodule);
                submodule.RegisterComponents();
            }

            public void add_module(string name, Module module) => register_module(name, module);

            public virtual void register_parameter(string name, Parameter param)
            {
                DemandName(name, "Parameter", _internal_params.ContainsKey(name));
                if (param is not null) _internal_params.Add(name, param);
            }

            /// <param name="name">Without dots.</param>
            /// <param name="tensor">State that is not learned, as running statistics are.</param>
            /// <param name="persistent">False keeps it out of the state dict and of files.</param>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                DemandName(name, "Buffer", _internal_buffers.ContainsKey(name));
                _internal_buffers.Add(name, (tensor, persistent));
            }

            /// <summary>Sets a parameter; null takes it out.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null) _internal_params.Remove(name);
                else _internal_params[name] = value;
            }

            /// <summary>Sets a buffer; null takes it out.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null) _internal_buffers.Remove(name);
                else _internal_buffers[name] = (value, persistent);
            }

            protected void ClearModules() => _internal_submodules.clear();

            /// <summary><see cref="register_module"/> without a look for what the child is made of.</summary>
            internal void AddChild(string name, Module submodule)
            {
                ArgumentNullException.ThrowIfNull(submodule);
                DemandName(name, "Sub-module", _internal_submodules.ContainsKey(name));
                if (submodule.Contains(this)) throw new InvalidOperationException($"Sub-module {name} cannot be registered: a module cannot be inside itself, directly or through its children.");
                _internal_submodules.Add(name, submodule);
            }

            /// <summary>A built-in module's parameter; it lives as long as the module, whatever scope is open.</summary>
            internal void Own(string name, Tensor value) => _internal_params[name] = (Parameter)new Parameter(value).DetachFromDisposeScope();

            internal void OwnBuffer(string name, Tensor value) => _internal_buffers[name] = (value.DetachFromDisposeScope(), true);

            internal Parameter? Owned(string name) => _internal_params.TryGetValue(name, out var found) ? found : null;

            internal Tensor? OwnedBuffer(string name) => _internal_buffers.TryGetValue(name, out var found) ? found.Item1 : null;

            // Own fields first, then those of the base classes.
            private IEnumerable<FieldInfo> ComponentFields()
            {
                for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                    foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                        yield return field;
            }

            /// <summary>Whether the other module is this one or inside it.</summary>
            private bool Contains(Module other) => ReferenceEquals(this, other) || _internal_submodules.Values.Any(child => child.Contains(other));

            private static void DemandName(string name, string kind, bool taken)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                if (name.Contains('.', StringComparison.Ordinal)) throw new ArgumentException($"{kind} name '{name}' contains a dot: dots separate the levels of a state dict.", nameof(name));
                if (taken) throw new InvalidOperationException($"{kind} {name} is already registered.");
            }
        }
    }
}
