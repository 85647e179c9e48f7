// Memory for tensors of at most 2 KB, kept for the next tensor of that size when one goes. libtorch's own allocator asks the C
// library for 64-byte alignment every time, which is a fifth of the time of a small sum. Memory of 64 KB and more is kept too
// (kept_memory.h); what lies between is left to the C library.

#pragma once

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>

#include <atomic>
#include <cstring>
#include <exception>
#include <utility>

#include "kept_memory.h"

namespace songbook {

// In front of the elements, which so stay aligned.
struct alignas(64) Block {
  Block* next;
  size_t kind;  // 64, 128, … 2048 bytes, or Large
  size_t bytes;  // with this header
};

constexpr size_t Kinds = 6;
constexpr size_t Large = Kinds;
constexpr size_t LeastKept = 64 << 10;  // of the large ones
constexpr size_t MostKept = 64;  // of one kind on one thread: 300 KB in all

// The free blocks of one thread.
struct FreeBlocks {
  Block* first[Kinds];
  size_t count[Kinds];
  bool closing;  // whether the thread's end will free them
  bool closed;
};

// No constructor and no destructor: blocks still come back while a thread ends.
inline thread_local FreeBlocks free_blocks;

// Never destroyed, because the last tensor goes later.
inline KeptMemory& kept_memory() {
  static auto lasting = new KeptMemory();
  return *lasting;
}

// Bytes that tensors have, those that a graph or a view holds included; and those that threads keep for small tensors.
inline std::atomic<int64_t> bytes_in_use{0};

inline void free_block(Block* block) {
  bytes_in_use.fetch_sub(block->bytes, std::memory_order_relaxed);
  if (block->bytes >= LeastKept) return kept_memory().keep(block, block->bytes);
  c10::free_cpu(block);
}

// Frees a thread's blocks when it ends.
struct Closing {
  ~Closing() {
    free_blocks.closed = true;
    for (auto block : free_blocks.first)
      while (block != nullptr) free_block(std::exchange(block, block->next));
  }
};

inline void close_with_thread() {
  static thread_local Closing at_the_end;
  (void)at_the_end;
  free_blocks.closing = true;
}

inline Block* new_block(size_t kind, size_t bytes) {
  auto whole = sizeof(Block) + bytes;
  auto memory = whole < LeastKept ? nullptr : kept_memory().take(whole);
  try {
    if (memory == nullptr) memory = new_memory(whole);
  } catch (const std::exception&) {
    kept_memory().release_all();
    c10::free_cpu(c10::alloc_cpu(bytes));  // where it fails again, it says how many bytes were asked for
    memory = new_memory(whole);
  }
  auto block = static_cast<Block*>(memory);
  block->kind = kind;
  block->bytes = whole;
  bytes_in_use.fetch_add(whole, std::memory_order_relaxed);
  return block;
}

inline void* take(size_t bytes) {
  if (bytes == 0) return nullptr;
  size_t kind = 0;
  while (kind < Kinds && (size_t{64} << kind) < bytes) ++kind;
  if (kind == Large) return new_block(Large, bytes) + 1;
  auto& mine = free_blocks;
  if (mine.count[kind] == 0 || mine.closed) return new_block(kind, size_t{64} << kind) + 1;
  --mine.count[kind];
  return std::exchange(mine.first[kind], mine.first[kind]->next) + 1;
}

inline void give_back(void* memory) {
  if (memory == nullptr) return;
  auto block = static_cast<Block*>(memory) - 1;
  auto& mine = free_blocks;
  if (block->kind == Large || mine.closed || mine.count[block->kind] == MostKept) return free_block(block);
  if (!mine.closing) close_with_thread();
  block->next = std::exchange(mine.first[block->kind], block);
  ++mine.count[block->kind];
}

// Without `override`: newer libtorch has `allocate` no longer const, and `copy_data` that 1.13 does not have.
struct KeepingAllocator final : c10::Allocator {
  c10::DataPtr allocate(size_t bytes) const {
    auto memory = take(bytes);
    return {memory, memory, &give_back, c10::Device(c10::DeviceType::CPU)};
  }
  c10::DataPtr allocate(size_t bytes) { return static_cast<const KeepingAllocator*>(this)->allocate(bytes); }
  c10::DeleterFnPtr raw_deleter() const { return &give_back; }
  void copy_data(void* target, const void* source, size_t bytes) const { std::memcpy(target, source, bytes); }
};

}  // namespace songbook
