// The languages of texts, remembered between runs under hashes of the texts: finding one takes longer than reading most
// documents.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/engine/text_language.hpp"
#include "core/store/memo.hpp"

namespace dossier::engine {

// One thread at a time; several may share a memo.
class RememberedLanguages {
 public:
  // memo: null if nothing is remembered; must outlive this.
  explicit RememberedLanguages(store::Memo* memo) : memo_(memo) {}
  // Keeps what it has found, if it can.
  ~RememberedLanguages();
  RememberedLanguages(const RememberedLanguages&) = delete;
  RememberedLanguages& operator=(const RememberedLanguages&) = delete;

  TextLanguage of(std::string_view text);
  std::uint64_t found() const { return found_; }  // texts that were not remembered

 private:
  store::Memo* memo_;
  store::MemoBlock block_;
  std::uint64_t found_ = 0;
};

}  // namespace dossier::engine
