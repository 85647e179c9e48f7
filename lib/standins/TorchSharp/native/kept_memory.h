// Memory of large tensors, kept for the next one when one goes. The C library hands such memory back to the system at once, and
// getting it again costs a fault for every page: a quarter of a training step of a small convolutional network.

#pragma once

#include <c10/core/impl/alloc_cpu.h>
#include <sys/mman.h>

#include <cstddef>
#include <mutex>
#include <new>
#include <vector>

namespace songbook {

// From the system itself: what the C library has given once it may keep for itself when it is freed.
constexpr size_t LeastFromSystem = 1 << 20;

inline void* new_memory(size_t bytes) {
  if (bytes < LeastFromSystem) return c10::alloc_cpu(bytes);
  const auto memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  return memory;
}

inline void free_memory(void* memory, size_t bytes) {
  if (bytes < LeastFromSystem) return c10::free_cpu(memory);
  munmap(memory, bytes);
}

class KeptMemory {
 public:
  // Memory that lay here, of at least this size and at most an eighth more; null where there is none. Its size goes into `bytes`.
  void* take(size_t& bytes) {
    std::lock_guard<std::mutex> lock(mutex_);
    for (size_t i = pieces_.size(); i-- > 0;) {  // the newest first: it may still be in the processor's cache
      const auto piece = pieces_[i];
      if (piece.bytes < bytes || piece.bytes > bytes + bytes / 8) continue;
      pieces_.erase(pieces_.begin() + i);
      total_ -= piece.bytes;
      bytes = piece.bytes;
      return piece.memory;
    }
    return nullptr;
  }

  void keep(void* memory, size_t bytes) {
    if (bytes > MostBytes) return free_memory(memory, bytes);
    std::lock_guard<std::mutex> lock(mutex_);
    while (total_ + bytes > MostBytes || pieces_.size() == MostPieces) discard(1);
    pieces_.push_back({memory, bytes, round_});
    total_ += bytes;
  }

  // Frees what has lain here since before the last call.
  void release_unused() {
    std::lock_guard<std::mutex> lock(mutex_);
    size_t old = 0;
    while (old < pieces_.size() && pieces_[old].round != round_) ++old;
    discard(old);
    ++round_;
  }

  void release_all() {
    std::lock_guard<std::mutex> lock(mutex_);
    discard(pieces_.size());
  }

 private:
  static constexpr size_t MostBytes = size_t{256} << 20;
  static constexpr size_t MostPieces = 1024;

  struct Piece {
    void* memory;
    size_t bytes;
    unsigned round;
  };

  void discard(size_t oldest) {
    const auto end = pieces_.begin() + oldest;
    for (auto piece = pieces_.begin(); piece != end; ++piece) {
      total_ -= piece->bytes;
      free_memory(piece->memory, piece->bytes);
    }
    pieces_.erase(pieces_.begin(), end);
  }

  std::mutex mutex_;
  std::vector<Piece> pieces_;  // the oldest first
  size_t total_ = 0;
  unsigned round_ = 0;
};

}  // namespace songbook
