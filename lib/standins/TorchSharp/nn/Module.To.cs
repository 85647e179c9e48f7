using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves parameters and buffers; whole-number buffers keep their type.</summary>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                DemandFloating(dtype);
                Convert(dtype, device, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                Convert(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                DemandFloating(dtype);
                Convert(dtype, null, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            // What has taken each tensor's place while modules are converted: those that share a tensor go on sharing it.
            private Dictionary<Tensor, Tensor>? successors;

            private void Convert(ScalarType? dtype, Device? device, bool non_blocking)
            {
                var shared = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var module in modules().Append(this).Distinct())
                {
                    module.successors = shared;
                    module._toEpilog(dtype, device, non_blocking);
                    module.successors = null;
                }

                foreach (var old in shared.Keys) old.Dispose();
            }

            /// <summary>Converts the module's own parameters and buffers, and their gradients. The old objects are disposed when all modules are converted.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var (name, old) in _internal_params.ToArray<(string, Parameter)>())
                    if (Successor(old, dtype, device, non_blocking) is Parameter parameter)
                        _internal_params[name] = parameter;

                foreach (var (name, (old, persistent)) in _internal_buffers.ToArray<(string, (Tensor, bool))>())
                    if (Successor(old, old.is_floating_point() || old.is_complex() ? dtype : null, device, non_blocking) is { } buffer)
                        _internal_buffers[name] = (buffer, persistent);
            }

            /// <summary>What takes the tensor's place in fields and in the scope that owned it; null where nothing changes.</summary>
            private Tensor? Successor(Tensor old, ScalarType? dtype, Device? device, bool non_blocking)
            {
                var value = successors?.GetValueOrDefault(old);
                if (value is null)
                {
                    value = Converted(old, dtype, device, non_blocking);
                    if (value is null) return null;
                    if (old is Parameter)
                    {
                        value = new Parameter(value, old.requires_grad);
                        using var gradient = old.grad;
                        using var moved = gradient is null ? null : Converted(gradient, dtype, device, non_blocking);
                        value.grad = moved ?? gradient;
                    }

                    value.DetachFromDisposeScope();
                    old.OwningScope?.Attach(value);
                    successors?.Add(old, value);
                }

                foreach (var field in ComponentFields())
                    if (ReferenceEquals(field.GetValue(this), old)) field.SetValue(this, value);
                return value;
            }

            /// <summary>Null where nothing changes.</summary>
            private static Tensor? Converted(Tensor old, ScalarType? dtype, Device? device, bool non_blocking)
            {
                using var frozen = no_grad();
                var (type, place) = (dtype ?? old.dtype, device ?? old.device);
                if (type == old.dtype && place.type == old.device_type && place.index == old.device_index) return null;
                return old.to(type, place, non_blocking: non_blocking);
            }

            private static void DemandFloating(ScalarType dtype)
            {
                if (dtype is not (ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64))
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
            }
        }
    }
}
