using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor this[long i1]
        {
            get => Aten.select_int__indexer.Tensor(this, 0, i1);
            set => Assign([i1], value);
        }

        public Tensor this[long i1, long i2]
        {
            get => this[[(TensorIndex)i1, i2]];
            set => Assign([i1, i2], value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => this[[(TensorIndex)i1, i2, i3]];
            set => Assign([i1, i2, i3], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => this[[(TensorIndex)i1, i2, i3, i4]];
            set => Assign([i1, i2, i3, i4], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => this[[(TensorIndex)i1, i2, i3, i4, i5]];
            set => Assign([i1, i2, i3, i4, i5], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => this[[(TensorIndex)i1, i2, i3, i4, i5, i6]];
            set => Assign([i1, i2, i3, i4, i5, i6], value);
        }

        public Tensor this[params long[] indices]
        {
            get => this[[.. indices.Select(index => (TensorIndex)index)]];
            set => Assign([.. indices.Select(index => (TensorIndex)index)], value);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => Read(Array.ConvertAll(indices, TensorIndex.Tensor));
            set => Assign(Array.ConvertAll(indices, TensorIndex.Tensor), value);
        }

        /// <summary>As in PyTorch: numbers and ranges give a view, masks and index tensors a copy.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => Read(indices);
            set => Assign(indices, value);
        }

        public Tensor index(params TensorIndex[] indices) => Read(indices);

        public Tensor index(params Tensor[] indices) => Aten.index_Tensor.Tensor(this, Array.ConvertAll(indices, Positions));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            Assign(indices, value, accumulate);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => Aten.index_put_.Change(this, this, Array.ConvertAll(indices, Positions), value, accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = Number(value);
            return index_put_(number, indices);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var number = Number(value);
            return index_put_(number, indices);
        }

        private Tensor Number(Scalar value) => Aten.full.Tensor(Array.Empty<long>(), value, dtype, Argument.None, device);

        private Tensor Read(TensorIndex[] indices)
        {
            var view = View(indices, out var tensors);
            if (tensors is null) return view;
            using (view) return Aten.index_Tensor__indexer.Tensor(view, tensors);
        }

        private void Assign(TensorIndex[] indices, Tensor value, bool accumulate = false)
        {
            using var view = View(indices, out var tensors);
            if (tensors is not null) Aten.index_put___indexer.Change(view, view, tensors, value, accumulate);
            else if (accumulate) Aten.add__Tensor.Change(view, view, value);
            else Aten.copy___indexer.Change(view, view, value);
        }

        /// <summary>Applies numbers, ranges and new axes; what is left for advanced indexing comes out as one entry a dimension.</summary>
        private Tensor View(TensorIndex[] indices, out Tensor?[]? tensors)
        {
            var consumed = indices.Sum(Dimensionality);
            if (consumed > Dimensions) throw new System.Runtime.InteropServices.ExternalException($"indexer: {consumed} indices are too many for a tensor of {Dimensions} dimensions.");

            tensors = null;
            var view = alias();
            var dim = 0L;
            foreach (var index in indices)
            {
                Tensor? next = null;
                switch (index.Kind)
                {
                    case TensorIndex.Form.Single:
                        next = Aten.select_int__indexer.Tensor(view, dim, index.Start);
                        break;
                    case TensorIndex.Form.Slice:
                        if (index.Start is not null || index.Stop is not null || index.Step is not null)
                            next = Aten.slice_Tensor__indexer.Tensor(view, dim, index.Start, index.Stop, index.Step ?? 1);
                        dim++;
                        break;
                    case TensorIndex.Form.Ellipsis:
                        dim += Dimensions - consumed;
                        break;
                    case TensorIndex.Form.NewAxis:
                        next = Aten.unsqueeze.Tensor(view, dim++);
                        break;
                    case TensorIndex.Form.Bool:
                        next = Aten.unsqueeze.Tensor(view, dim);
                        Place(ref tensors, dim++, torch.tensor(new[] { index.Start == 1 }).to(device));
                        break;
                    case TensorIndex.Form.Tensor when index.Indices!.Dimensions == 0 && index.Indices.dtype is ScalarType.Bool:
                        next = Aten.unsqueeze.Tensor(view, dim);
                        Place(ref tensors, dim++, Aten.unsqueeze.Tensor(index.Indices, 0));
                        break;
                    case TensorIndex.Form.Tensor:
                        Place(ref tensors, dim, index.Indices!);
                        dim += Dimensionality(index);
                        break;
                }

                if (next is null) continue;
                view.Dispose();
                view = next;
            }

            return view;
        }

        /// <summary>How many dimensions of the tensor an index uses up.</summary>
        private static int Dimensionality(TensorIndex index) => index.Kind switch
        {
            TensorIndex.Form.Single or TensorIndex.Form.Slice => 1,
            TensorIndex.Form.Tensor when index.Indices!.dtype is ScalarType.Bool or ScalarType.Byte => (int)index.Indices.Dimensions,
            TensorIndex.Form.Tensor => 1,
            _ => 0,
        };

        private static void Place(ref Tensor?[]? tensors, long dim, Tensor tensor)
        {
            tensors ??= [];
            Array.Resize(ref tensors, Math.Max(tensors.Length, (int)dim + 1));
            tensors[dim] = Positions(tensor);
        }

        // Newer ones than libtorch 1.13 take Int32 too.
        private static Tensor Positions(Tensor index) => index?.dtype is ScalarType.Int32 ? index.to(ScalarType.Int64) : index!;
    }
}
