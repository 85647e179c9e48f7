// The only native code of this stand-in. One entry point, sb_call, reaches every ATen operator through libtorch's
// dispatcher, autograd included; the few functions after it are what the dispatcher does not offer.
//
// A tensor handle is a c10::TensorImpl* that owns one reference. No exception leaves this file: a function that fails
// returns -1 (or null) and sb_error() says why, without the C++ stack trace.

#include <algorithm>
#include <cstring>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/cuda.h>
#include <torch/torch.h>
#include <torch/version.h>

#include "adam.h"
#include "allocator.h"

#define API extern "C" __attribute__((visibility("default")))

using Stack = std::vector<c10::IValue>;

// Mirrored by NativeValue in Native/NativeValue.cs.
enum Tag : int32_t { None, Tensor, Int, Double, Bool, Complex, IntList, DoubleList, BoolList, TensorList, String, Device, Generator };

struct Value {
  int32_t tag;
  int32_t count;  // length of a list or string
  union {
    int64_t i;
    double d;
    void* p;
  };
  int64_t bytes;  // of a returned tensor: the memory of another device than the processor that only it holds
};

struct Parameter {
  c10::TypePtr type;  // without its optional
  bool optional;
};

// Operators of these forms, most of the everyday ones, are called with C++ arguments: boxing costs 10 % of a small sum.
using Unary = c10::TypedOperatorHandle<at::Tensor(const at::Tensor&)>;
using Binary = c10::TypedOperatorHandle<at::Tensor(const at::Tensor&, const at::Tensor&)>;
using BinaryScaled = c10::TypedOperatorHandle<at::Tensor(const at::Tensor&, const at::Tensor&, const at::Scalar&)>;
using WithScalar = c10::TypedOperatorHandle<at::Tensor(const at::Tensor&, const at::Scalar&)>;
using Unboxed = std::variant<std::monostate, Unary, Binary, BinaryScaled, WithScalar>;

struct Operator {
  c10::OperatorHandle handle;
  std::vector<Parameter> parameters;
  Unboxed unboxed;
  at::Scalar scale;  // the default of BinaryScaled's third argument
  bool divides;      // whole numbers, with a whole number as the result
};

static thread_local std::string last_error;

template <class Result, class Body>
static Result guarded(Result failure, Body&& body) {
  try {
    return body();
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::bad_alloc&) {
    last_error = "not enough memory for the result";
  } catch (const std::length_error&) {
    last_error = "an argument asks for a length that is impossible";
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "unknown native error";
  }
  return failure;
}

static at::Tensor borrow(void* handle) {
  return handle == nullptr ? at::Tensor()
                           : at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::unsafe_reclaim_from_nonowning(
                                 static_cast<c10::TensorImpl*>(handle)));
}

// The tensor of a handle whose reference the caller gives away.
static at::Tensor reclaim(void* handle) {
  return handle == nullptr ? at::Tensor()
                           : at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(handle)));
}

static void* release(at::Tensor tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

static std::vector<at::Tensor> borrow_all(void** handles, int count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int i = 0; i < count; ++i) tensors.push_back(borrow(handles[i]));
  return tensors;
}

static at::Generator generator(void* handle) {
  return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::unsafe_reclaim_from_nonowning(static_cast<c10::GeneratorImpl*>(handle)));
}

static char* copy_text(const std::string& text) {
  auto copy = static_cast<char*>(malloc(text.size() + 1));
  std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

static c10::Device device(int64_t packed) {
  return c10::Device(static_cast<c10::DeviceType>(packed >> 32), static_cast<c10::DeviceIndex>(static_cast<int32_t>(packed)));
}

static c10::TypePtr without_optional(c10::TypePtr type) {
  while (auto optional = type->cast<c10::OptionalType>()) type = optional->getElementType();
  return type;
}

// A value as the schema wants it: a boxed call converts nothing by itself.
static c10::IValue to_ivalue(const Value& value, const c10::TypePtr& type) {
  const auto kind = type->kind();
  switch (value.tag) {
    case None:
      return c10::IValue();
    case Tensor:
      if (kind == c10::TypeKind::ListType) return c10::IValue(std::vector<at::Tensor>{borrow(value.p)});
      return c10::IValue(borrow(value.p));
    case Int:
      if (kind == c10::TypeKind::FloatType) return c10::IValue(static_cast<double>(value.i));
      if (kind == c10::TypeKind::BoolType) return c10::IValue(value.i != 0);
      if (kind == c10::TypeKind::TensorType) return c10::IValue(at::scalar_to_tensor(value.i));
      if (kind == c10::TypeKind::ListType) return c10::IValue(std::vector<int64_t>{value.i});
      return c10::IValue(value.i);
    case Double:
      if (kind == c10::TypeKind::TensorType) return c10::IValue(at::scalar_to_tensor(value.d));
      if (kind == c10::TypeKind::ListType) return c10::IValue(std::vector<double>{value.d});
      return c10::IValue(value.d);
    case Bool:
      return c10::IValue(value.i != 0);
    case Complex: {
      auto parts = static_cast<double*>(value.p);
      return c10::IValue(c10::complex<double>(parts[0], parts[1]));
    }
    case IntList: {
      auto items = static_cast<int64_t*>(value.p);
      if (auto list = type->cast<c10::ListType>(); list && list->getElementType()->kind() == c10::TypeKind::FloatType)
        return c10::IValue(std::vector<double>(items, items + value.count));
      return c10::IValue(std::vector<int64_t>(items, items + value.count));
    }
    case DoubleList: {
      auto items = static_cast<double*>(value.p);
      return c10::IValue(std::vector<double>(items, items + value.count));
    }
    case BoolList: {
      c10::List<bool> list;
      auto items = static_cast<uint8_t*>(value.p);
      for (int i = 0; i < value.count; ++i) list.push_back(items[i] != 0);
      return c10::IValue(list);
    }
    case TensorList: {
      auto handles = static_cast<void**>(value.p);
      if (auto list = type->cast<c10::ListType>(); list && list->getElementType()->kind() == c10::TypeKind::OptionalType) {
        using Optional = decltype(c10::IValue().toOptionalTensorVector())::value_type;  // c10's own or the standard one
        c10::List<Optional> optional;
        optional.reserve(value.count);
        for (int i = 0; i < value.count; ++i) optional.push_back(handles[i] == nullptr ? Optional() : Optional(borrow(handles[i])));
        return c10::IValue(optional);
      }
      for (int i = 0; i < value.count; ++i)
        if (handles[i] == nullptr) throw std::runtime_error("one of the tensors in the list is null");
      return c10::IValue(borrow_all(handles, value.count));
    }
    case String:
      return c10::IValue(std::string(static_cast<char*>(value.p), value.count));
    case Device:
      return c10::IValue(device(value.i));
    case Generator:
      return c10::IValue(generator(value.p));
  }
  throw std::runtime_error("unknown argument tag");
}

// Memory of another device that goes when this tensor goes: a view has none of its own. The processor's is counted where it is
// taken, see sb_bytes_in_use.
static int64_t own_bytes(const at::Tensor& tensor) {
  if (tensor.is_cpu() || !tensor.has_storage()) return 0;
  const auto& storage = tensor.storage();
  return storage.use_count() == 1 ? static_cast<int64_t>(storage.nbytes()) : 0;
}

static void own(at::Tensor tensor, Value& target) {
  target = tensor.defined() ? Value{Tensor, 0, {0}, own_bytes(tensor)} : Value{None, 0, {0}, 0};
  target.p = release(std::move(tensor));
}

static void from_ivalue(c10::IValue& source, Value& target) {
  target = Value{None, 0, {0}, 0};
  if (source.isTensor()) {
    own(std::move(source).toTensor(), target);
  } else if (source.isInt()) {
    target.tag = Int;
    target.i = source.toInt();
  } else if (source.isDouble()) {
    target.tag = Double;
    target.d = source.toDouble();
  } else if (source.isBool()) {
    target.tag = Bool;
    target.i = source.toBool();
  } else if (source.isComplexDouble()) {
    auto number = source.toComplexDouble();
    auto parts = static_cast<double*>(malloc(2 * sizeof(double)));
    parts[0] = number.real();
    parts[1] = number.imag();
    target.tag = Complex;
    target.p = parts;
  } else if (source.isTensorList()) {
    auto tensors = source.toTensorVector();
    auto handles = static_cast<void**>(malloc(sizeof(void*) * (tensors.size() + 1)));
    for (size_t i = 0; i < tensors.size(); ++i) handles[i] = release(std::move(tensors[i]));
    target.tag = TensorList;
    target.count = static_cast<int32_t>(tensors.size());
    target.p = handles;
  } else if (source.isString()) {
    target.tag = String;
    target.count = static_cast<int32_t>(source.toStringRef().size());
    target.p = copy_text(source.toStringRef());
  } else if (!source.isNone()) {
    throw std::runtime_error("an operator returned a " + source.tagKind() + ", which is not supported");
  }
}

// Where the operator's C++ function is not of that form after all, the boxed call remains.
template <class Function>
static Unboxed typed(const c10::OperatorHandle& handle) {
  try {
    return handle.typed<Function>();
  } catch (const c10::Error&) {
    return {};
  }
}

static Unboxed unboxed(const c10::OperatorHandle& handle) {
  const auto& schema = handle.schema();
  std::string kinds;
  for (const auto& argument : schema.arguments()) {
    if (argument.alias_info() && argument.alias_info()->isWrite()) return {};
    kinds += argument.type()->kind() == c10::TypeKind::TensorType ? 'T' : argument.type()->kind() == c10::TypeKind::NumberType ? 'S' : '?';
  }
  if (schema.returns().size() != 1 || schema.returns()[0].type()->kind() != c10::TypeKind::TensorType) return {};
  if (kinds == "T") return typed<at::Tensor(const at::Tensor&)>(handle);
  if (kinds == "TT") return typed<at::Tensor(const at::Tensor&, const at::Tensor&)>(handle);
  if (kinds == "TTS" && schema.arguments()[2].default_value()) return typed<at::Tensor(const at::Tensor&, const at::Tensor&, const at::Scalar&)>(handle);
  if (kinds == "TS") return typed<at::Tensor(const at::Tensor&, const at::Scalar&)>(handle);
  return {};
}

// A handle as a tensor for the length of a call, without counting a reference.
class Borrowed {
 public:
  explicit Borrowed(void* handle)
      : tensor_(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(handle))) {}
  ~Borrowed() { tensor_.unsafeReleaseTensorImpl(); }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  operator const at::Tensor&() const { return tensor_; }

 private:
  at::Tensor tensor_;
};

static bool is_number(const Value& value) { return value.tag == Int || value.tag == Double || value.tag == Bool; }

static at::Scalar scalar(const Value& value) {
  return value.tag == Int ? at::Scalar(value.i) : value.tag == Double ? at::Scalar(value.d) : at::Scalar(value.i != 0);
}

// False where the arguments are not the plain ones: then the boxed call converts them.
static bool call_unboxed(const Operator& op, const Value* arguments, int count, Value& result) {
  if (count == 0 || arguments[0].tag != Tensor) return false;
  const bool binary = count >= 2 && arguments[1].tag == Tensor;
  at::Tensor made;
  if (auto scaled = std::get_if<BinaryScaled>(&op.unboxed)) {
    if (!binary || (count == 3 && !is_number(arguments[2]))) return false;
    made = scaled->call(Borrowed(arguments[0].p), Borrowed(arguments[1].p), count == 3 ? scalar(arguments[2]) : op.scale);
  } else if (auto two = std::get_if<Binary>(&op.unboxed)) {
    if (!binary || count != 2) return false;
    made = two->call(Borrowed(arguments[0].p), Borrowed(arguments[1].p));
  } else if (auto one = std::get_if<Unary>(&op.unboxed)) {
    if (count != 1) return false;
    made = one->call(Borrowed(arguments[0].p));
  } else if (auto number = std::get_if<WithScalar>(&op.unboxed)) {
    if (count != 2 || !is_number(arguments[1])) return false;
    made = number->call(Borrowed(arguments[0].p), scalar(arguments[1]));
  } else {
    return false;
  }
  own(std::move(made), result);
  return true;
}

static bool divides_whole_numbers(const c10::OperatorName& op) {
  const auto plain = op.name.substr(0, op.name.find_last_not_of('_') + 1);
  const bool rounds = op.overload_name.find("_mode") != std::string::npos;
  return plain == "aten::remainder" || plain == "aten::fmod" || plain == "aten::floor_divide" || (rounds && (plain == "aten::div" || plain == "aten::divide"));
}

// The smallest whole number divided by -1 is no number of its type: the processor traps, and that ends the process.
static void refuse_overflow(const Value& left, const Value& right) {
  if (left.tag != Tensor || !(right.tag == Tensor || (right.tag == Int && right.i == -1))) return;
  const auto dividend = borrow(left.p);
  const auto divisor = right.tag == Tensor ? borrow(right.p) : at::scalar_to_tensor(right.i).to(dividend.scalar_type());
  if (!dividend.is_cpu() || dividend.layout() != c10::kStrided || !divisor.is_cpu() || divisor.layout() != c10::kStrided) return;
  const auto type = at::result_type(dividend, divisor);
  if (type != c10::kInt && type != c10::kLong) return;
  const auto negative = divisor.to(type).eq(-1);
  if (!negative.any().item<bool>()) return;
  const int64_t smallest = type == c10::kInt ? INT32_MIN : INT64_MIN;
  if (dividend.to(type).eq(smallest).logical_and(negative).any().item<bool>())
    throw std::runtime_error("the smallest number of an integer type divided by -1 is too large for the type");
}

// Registered when the library is loaded, so before the first tensor; never destroyed, because the last tensor goes later.
static const auto allocator = [] {
  auto lasting = new songbook::KeepingAllocator();
  c10::SetCPUAllocator(lasting);
  return lasting;
}();

// Where the count of bytes is, to be read without a call.
API const void* sb_bytes_in_use() { return &songbook::bytes_in_use; }

API void sb_release_unused_memory() { songbook::kept_memory().release_unused(); }

API const char* sb_error() { return last_error.c_str(); }

API void* sb_operator(const char* name, const char* overload) {
  return guarded<void*>(nullptr, [&]() -> void* {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    if (!found) {
      last_error = std::string("this libtorch has no operator ") + name + (*overload ? "." : "") + overload;
      return nullptr;
    }
    auto op = new Operator{*found, {}, unboxed(*found), {}, divides_whole_numbers(found->operator_name())};
    if (std::holds_alternative<BinaryScaled>(op->unboxed)) op->scale = found->schema().arguments()[2].default_value()->toScalar();
    for (const auto& argument : found->schema().arguments())
      op->parameters.push_back({without_optional(argument.type()), argument.type()->kind() == c10::TypeKind::OptionalType});
    return op;
  });
}

// Calls an operator; arguments that are not given, or null where null is no value, take the schema's defaults. Returns how many results were written, or
// -2 for a null where a value is needed (sb_error() is then the argument's name).
API int sb_call(Operator* op, const Value* arguments, int count, Value* results, int capacity) {
  // One stack a thread, taken out while in use: backward may call back into managed code and from there come here again.
  static thread_local Stack pool;
  return guarded(-1, [&] {
    if (op->divides && count >= 2) refuse_overflow(arguments[0], arguments[1]);
    if (call_unboxed(*op, arguments, count, results[0])) return 1;
    Stack stack;
    stack.swap(pool);
    stack.clear();
    const int declared = static_cast<int>(op->parameters.size());
    if (count > declared) throw std::runtime_error("too many arguments");
    stack.reserve(declared);
    for (int i = 0; i < count; ++i) {
      if (arguments[i].tag == None && !op->parameters[i].optional) {
        const auto& argument = op->handle.schema().arguments()[i];
        if (argument.default_value()) {
          stack.push_back(*argument.default_value());
          continue;
        }
        last_error = argument.name();
        return -2;
      }
      stack.push_back(to_ivalue(arguments[i], op->parameters[i].type));
    }
    for (int i = count; i < declared; ++i) {
      const auto& argument = op->handle.schema().arguments()[i];
      if (!argument.default_value()) throw std::runtime_error("argument '" + argument.name() + "' is missing");
      stack.push_back(*argument.default_value());
    }
    op->handle.callBoxed(&stack);
    const int returned = static_cast<int>(stack.size());
    if (returned > capacity) throw std::runtime_error("more results than expected");
    for (int i = 0; i < returned; ++i) from_ivalue(stack[i], results[i]);
    stack.clear();
    stack.swap(pool);
    return returned;
  });
}

// The schema of one operator, or with a null name all operators' schemas, one a line. To be freed with sb_free_memory.
API char* sb_schemas(const char* name, const char* overload) {
  return guarded<char*>(nullptr, [&] {
    std::string text;
    auto& dispatcher = c10::Dispatcher::singleton();
    if (name != nullptr) {
      auto found = dispatcher.findSchema({name, overload});
      if (found) text = c10::toString(found->schema());
    } else {
      for (const auto& each : dispatcher.getAllOpNames())
        if (auto found = dispatcher.findSchema(each)) text += c10::toString(found->schema()) + "\n";
    }
    return copy_text(text);
  });
}

API void sb_free_memory(void* memory) { free(memory); }

// ---- tensors

API void sb_free(void* handle) { reclaim(handle); }

struct Info {
  int64_t dimensions;
  const int64_t* sizes;
  const int64_t* strides;  // null where the layout has none
  int64_t elements;
  int64_t element_size;
  int64_t offset;  // of the first element in the storage, counted in elements
  int32_t dtype;
  int32_t device_type;
  int32_t device_index;
  int32_t requires_grad;
  int32_t sparse;
  int32_t lazy;  // a view that conjugates or negates what lies in memory
};

API int sb_info(void* handle, Info* info) {
  return guarded(-1, [&] {
    auto tensor = borrow(handle);
    const bool strided = tensor.layout() == c10::kStrided;
    *info = Info{tensor.dim(),
                 tensor.sizes().data(),
                 strided ? tensor.strides().data() : nullptr,
                 tensor.numel(),
                 static_cast<int64_t>(tensor.element_size()),
                 strided ? tensor.storage_offset() : 0,
                 static_cast<int32_t>(tensor.scalar_type()),
                 static_cast<int32_t>(tensor.device().type()),
                 tensor.device().index(),
                 tensor.requires_grad(),
                 tensor.is_sparse(),
                 tensor.is_conj() || tensor.is_neg()};
    return 0;
  });
}

API void* sb_data(void* handle) {
  return guarded<void*>(nullptr, [&] { return borrow(handle).data_ptr(); });
}

// Another handle on the same tensor.
API void* sb_share(void* handle) { return release(borrow(handle)); }

// A tensor over memory of the caller's; `free_memory(context)` is called when the last tensor over it goes.
API void* sb_from_memory(void* data, const int64_t* sizes, int dimensions, int dtype, void (*free_memory)(void*), void* context) {
  return guarded<void*>(nullptr, [&] {
    return release(at::from_blob(
        data, c10::IntArrayRef(sizes, dimensions), [=](void*) { free_memory(context); },
        at::TensorOptions().dtype(static_cast<c10::ScalarType>(dtype))));
  });
}

// libtorch's own archive of one tensor (torch::save).
API int sb_save(void* handle, const char* path) {
  return guarded(-1, [&] {
    torch::save(borrow(handle), std::string(path));
    return 0;
  });
}

API void* sb_load(const char* path) {
  return guarded<void*>(nullptr, [&] {
    at::Tensor tensor;
    torch::load(tensor, std::string(path));
    return release(tensor);
  });
}

// ---- autograd

API int sb_set_requires_grad(void* handle, int on) {
  return guarded(-1, [&] {
    borrow(handle).set_requires_grad(on != 0);
    return 0;
  });
}

API void* sb_grad(void* handle) {
  return guarded<void*>(nullptr, [&] {
    last_error.clear();
    return release(borrow(handle).grad());
  });
}

API int sb_set_grad(void* handle, void* grad) {
  return guarded(-1, [&] {
    borrow(handle).mutable_grad() = borrow(grad);
    return 0;
  });
}

API int sb_backward(void** roots, void** gradients, int count, int retain_graph, int create_graph, void** inputs, int input_count) {
  return guarded(-1, [&] {
    torch::autograd::variable_list grads;
    if (gradients != nullptr) grads = borrow_all(gradients, count);
    torch::autograd::backward(borrow_all(roots, count), grads, retain_graph != 0, create_graph != 0, borrow_all(inputs, input_count));
    return 0;
  });
}

API int sb_gradients(void** outputs, int output_count, void** inputs, int input_count, void** gradients, int retain_graph, int create_graph,
                     int allow_unused, void** results) {
  return guarded(-1, [&] {
    torch::autograd::variable_list grads;
    if (gradients != nullptr) grads = borrow_all(gradients, output_count);
    auto found = torch::autograd::grad(borrow_all(outputs, output_count), borrow_all(inputs, input_count), grads, retain_graph != 0,
                                       create_graph != 0, allow_unused != 0);
    for (int i = 0; i < input_count; ++i) results[i] = release(found[i]);
    return 0;
  });
}

API int sb_grad_enabled() { return c10::GradMode::is_enabled(); }
API void sb_set_grad_enabled(int enabled) { c10::GradMode::set_enabled(enabled != 0); }
API int sb_inference_mode_enabled() { return c10::InferenceMode::is_enabled(); }
API void* sb_enter_inference_mode(int enabled) { return new c10::InferenceMode(enabled != 0); }
API void sb_leave_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }
API int sb_anomaly_enabled() { return torch::autograd::AnomalyMode::is_enabled(); }
API int sb_anomaly_checks_nan() { return torch::autograd::AnomalyMode::should_check_nan(); }
API void sb_set_anomaly(int enabled, int check_nan) { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); }

// Managed code in a backward pass: gets one gradient handle an output (null = no gradient), writes one an input. The
// callee sets to null the handles that it takes over, and gives away what it writes; a non-null return is the text of an error (freed here).
using Backward = char* (*)(void* context, void** gradients, int count, void** results, int result_count);
using Free = void (*)(void* context);

struct ManagedNode : torch::autograd::Node {
  Backward backward;
  Free free_context;
  void* context;
  int input_count;

  torch::autograd::variable_list apply(torch::autograd::variable_list&& gradients) override {
    std::vector<void*> handles;
    for (auto& gradient : gradients) handles.push_back(release(gradient));
    std::vector<void*> results(input_count, nullptr);
    char* error = backward(context, handles.data(), static_cast<int>(handles.size()), results.data(), input_count);
    // First all come back into tensors: what was not taken, and what was given before something failed, goes with them.
    for (void* handle : handles) reclaim(handle);
    torch::autograd::variable_list tensors;
    for (void* result : results) tensors.push_back(reclaim(result));
    if (error != nullptr) {
      std::string text(error);
      free(error);
      throw std::runtime_error(text);
    }
    return tensors;
  }

  ~ManagedNode() override { free_context(context); }
};

// Makes `outputs`, computed without a graph, depend on `inputs` through a managed backward function. An output that is one of
// the inputs was changed in place; a null one has no gradient.
API int sb_connect(void** inputs, int input_count, void** outputs, int output_count, Backward backward, Free free_context, void* context) {
  return guarded(-1, [&] {
    auto sources = borrow_all(inputs, input_count);
    auto node = std::shared_ptr<ManagedNode>(new ManagedNode(), torch::autograd::deleteNode);
    node->backward = backward;
    node->free_context = free_context;
    node->context = context;
    node->input_count = input_count;
    node->set_next_edges(torch::autograd::collect_next_edges(sources));
    for (int i = 0; i < output_count; ++i) {
      auto output = borrow(outputs[i]);
      if (!output.defined()) continue;
      const bool changed = std::any_of(sources.begin(), sources.end(), [&](const at::Tensor& source) { return source.is_same(output); });
      torch::autograd::Edge edge(node, node->add_input_metadata(output));
      if (changed)
        torch::autograd::impl::rebase_history(output, edge);  // a view's base learns of it too
      else
        torch::autograd::impl::set_gradient_edge(output, edge);
    }
    return 0;
  });
}

API void* sb_read_text(const char* kind) {
  return guarded<void*>(nullptr, [&]() -> void* {
    const std::string what(kind);
    if (what == "version") return copy_text(TORCH_VERSION);
    if (what == "config") return copy_text(at::show_config());
    if (what == "parallel") return copy_text(at::get_parallel_info());
    throw std::runtime_error("unknown text '" + what + "'");
  });
}

// ---- optimizers

// One Adam step of each tensor; `largest` may be null. Returns 0, and has done nothing, where one of them is not a plain array.
API int sb_adam(void** parameters, void** gradients, void** first, void** second, void** largest, int count, const songbook::AdamStep* step) {
  return guarded(-1, [&] {
    std::vector<songbook::AdamTensors> all;
    for (int i = 0; i < count; ++i) {
      all.push_back({borrow(parameters[i]), borrow(gradients[i]), borrow(first[i]), borrow(second[i]), largest == nullptr ? at::Tensor() : borrow(largest[i])});
      if (!all.back().plain()) return 0;
    }
    for (const auto& tensors : all) tensors.update(*step);
    return 1;
  });
}

// ---- random numbers

API void* sb_generator(uint64_t seed, int64_t packed_device) {
  return guarded<void*>(nullptr, [&]() -> void* {
    auto where = device(packed_device);
    if (where.is_cpu()) return at::detail::createCPUGenerator(seed).unsafeReleaseGeneratorImpl();
    auto copy = at::globalContext().defaultGenerator(where).clone();
    copy.set_current_seed(seed);
    return copy.unsafeReleaseGeneratorImpl();
  });
}

API void* sb_default_generator(int64_t packed_device) {
  return guarded<void*>(nullptr, [&]() -> void* {
    auto shared = at::globalContext().defaultGenerator(device(packed_device));
    return shared.unsafeReleaseGeneratorImpl();
  });
}

API void sb_generator_free(void* handle) { c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(static_cast<c10::GeneratorImpl*>(handle)); }
API int sb_generator_seed(void* handle, uint64_t seed) {
  return guarded(-1, [&] {
    auto target = generator(handle);
    std::lock_guard<std::mutex> lock(target.mutex());
    target.set_current_seed(seed);
    return 0;
  });
}
API uint64_t sb_generator_initial_seed(void* handle) { return generator(handle).current_seed(); }
API uint64_t sb_generator_random_seed(void* handle) {
  auto target = generator(handle);
  std::lock_guard<std::mutex> lock(target.mutex());
  return target.seed();
}
API void* sb_generator_state(void* handle) {
  return guarded<void*>(nullptr, [&] {
    auto source = generator(handle);
    std::lock_guard<std::mutex> lock(source.mutex());
    return release(source.get_state());
  });
}
API int sb_generator_set_state(void* handle, void* state) {
  return guarded(-1, [&] {
    auto target = generator(handle);
    std::lock_guard<std::mutex> lock(target.mutex());
    target.set_state(borrow(state));
    return 0;
  });
}
API int sb_manual_seed(uint64_t seed) {
  return guarded(-1, [&] {
    at::manual_seed(seed);
    return 0;
  });
}

// ---- the machine

API int sb_threads() { return at::get_num_threads(); }
API int sb_set_threads(int count) {
  return guarded(-1, [&] {
    at::set_num_threads(count);
    return 0;
  });
}
API int sb_interop_threads() { return at::get_num_interop_threads(); }
API int sb_set_interop_threads(int count) {
  return guarded(-1, [&] {
    at::set_num_interop_threads(count);
    return 0;
  });
}
API int sb_default_dtype() { return static_cast<int>(c10::typeMetaToScalarType(c10::get_default_dtype())); }
API int sb_set_default_dtype(int dtype) {
  return guarded(-1, [&] {
    c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(dtype)));
    return 0;
  });
}
API int sb_cuda_available() { return torch::cuda::is_available(); }
API int sb_cudnn_available() { return torch::cuda::cudnn_is_available(); }
API int sb_cuda_count() { return static_cast<int>(torch::cuda::device_count()); }
API int sb_cuda_synchronize(int64_t index) {
  return guarded(-1, [&] {
    torch::cuda::synchronize(index);
    return 0;
  });
}
// Global switches by name: cudnn, cudnn.benchmark, cudnn.deterministic, cuda.matmul.tf32, cudnn.tf32, deterministic.
API int sb_switch(const char* name, int value) {
  return guarded(-1, [&] {
    auto& context = at::globalContext();
    const std::string which(name);
    const bool on = value > 0;
    if (which == "cudnn") return value < 0 ? static_cast<int>(context.userEnabledCuDNN()) : (context.setUserEnabledCuDNN(on), 0);
    if (which == "cudnn.benchmark") return value < 0 ? static_cast<int>(context.benchmarkCuDNN()) : (context.setBenchmarkCuDNN(on), 0);
    if (which == "cudnn.deterministic") return value < 0 ? static_cast<int>(context.deterministicCuDNN()) : (context.setDeterministicCuDNN(on), 0);
    if (which == "cuda.matmul.tf32") return value < 0 ? static_cast<int>(context.allowTF32CuBLAS()) : (context.setAllowTF32CuBLAS(on), 0);
    if (which == "cudnn.tf32") return value < 0 ? static_cast<int>(context.allowTF32CuDNN()) : (context.setAllowTF32CuDNN(on), 0);
    if (which == "deterministic") return value < 0 ? static_cast<int>(context.deterministicAlgorithms()) : (context.setDeterministicAlgorithms(on, false), 0);
    throw std::runtime_error("unknown switch '" + which + "'");
  });
}
