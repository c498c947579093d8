// Items of one kind, grouped into blocks of data that the page reads when it needs them: NAME-0, NAME-1, ...
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "block.hpp"
#include "dossier/export/record_spool.hpp"

namespace dossier_html {

class Blocks {
 public:
  Blocks(std::string name, dossier::RecordSpool& out) : name_(std::move(name)), out_(out) {}

  // Items are numbered in the order in which they are added. An item larger than a block gets its own block.
  void add(std::string_view json) {
    if (!block_.empty() && block_.size() + json.size() > largest) close();
    if (block_.empty()) first_.push_back(items_);
    block_ += block_.empty() ? '[' : ',';
    block_ += json;
    ++items_;
  }
  void close() {
    if (block_.empty()) return;
    places_.push_back(out_.add(data_block(name_ + '-' + std::to_string(places_.size()), block_ + ']')));
    block_.clear();
    if (block_.capacity() > 4 * largest) block_.shrink_to_fit();
  }
  // After close: the number of each block's first item, and the places of the blocks.
  const std::vector<std::uint64_t>& first_items() const { return first_; }
  const std::vector<dossier::RecordSpool::Place>& places() const { return places_; }
  std::uint64_t items() const { return items_; }
  const std::string& name() const { return name_; }

 private:
  static constexpr std::size_t largest = 1 << 18;

  std::string name_;
  dossier::RecordSpool& out_;
  std::string block_;
  std::vector<std::uint64_t> first_;
  std::vector<dossier::RecordSpool::Place> places_;
  std::uint64_t items_ = 0;
};

}  // namespace dossier_html
