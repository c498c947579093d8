// Items of one kind, grouped into blocks of data that the page reads when it needs them: NAME-0, NAME-1, ...
#pragma once

#include <optional>
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
  // The same for an item in pieces, ended by end_item(): one larger than a block is not held.
  void add_piece(std::string_view json) {
    item_ += json;
    if (item_.size() <= largest && !large_) return;
    if (!large_) {
      close();
      first_.push_back(items_);
      place_ = {};
      large_.emplace(next_name(), [this](std::string_view part) {
        const auto at = out_.add(part);  // one after the other: together they are one place
        if (place_.size == 0) place_.offset = at.offset;
        place_.size += at.size;
      });
      large_->write("[");
    }
    large_->write(item_);
    item_.clear();
  }
  void end_item() {
    if (!large_) {
      add(item_);
    } else {
      large_->write("]");
      large_->end();
      large_.reset();
      places_.push_back(place_);
      ++items_;
    }
    item_.clear();
  }
  void close() {
    if (block_.empty()) return;
    places_.push_back(out_.add(data_block(next_name(), block_ + ']')));
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

  std::string next_name() const { return name_ + '-' + std::to_string(places_.size()); }

  std::string name_;
  dossier::RecordSpool& out_;
  std::string block_;
  std::string item_;                // what there is of an item in pieces
  std::optional<DataBlock> large_;  // the block of such an item that is too large to be held
  dossier::RecordSpool::Place place_;
  std::vector<std::uint64_t> first_;
  std::vector<dossier::RecordSpool::Place> places_;
  std::uint64_t items_ = 0;
};

}  // namespace dossier_html
