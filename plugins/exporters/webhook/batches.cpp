#include "batches.hpp"

#include <fstream>

namespace dossier_webhook {

void BatchWriter::add(const dossier::ExportRecord& record) {
  line_.clear();
  record.append_line(line_);
  line_ += '\n';
  if (batch_.records > 0 &&
      (batch_.port != record.port || batch_.records >= limits_.records || lines_.size() + line_.size() > limits_.bytes))
    close();
  batch_.port = record.port;
  ++batch_.records;
  lines_ += line_;
  ++rows_[batch_.port];
}

void BatchWriter::close() {
  ++batch_.number;
  batch_.bytes = lines_.size();
  write_(dossier::encode(batch_) + '\n');
  write_(lines_);
  lines_.clear();
  batch_.records = 0;
}

void BatchWriter::finish() {
  if (batch_.records > 0) close();
}

void read_batches(const std::string& path,
                  const std::function<void(const Batch&, const std::vector<std::string_view>& lines)>& take) {
  std::ifstream file(path, std::ios::binary);
  const auto damaged = [&] {
    return dossier::Error("damaged_spool", "the batches in " + path + " are damaged; run the export again");
  };
  if (!file) throw damaged();
  std::string lines;
  for (std::string head; std::getline(file, head);) {
    const auto batch = dossier::decode<Batch>(head);
    if (!batch) throw damaged();
    lines.resize(batch->bytes);
    if (!file.read(lines.data(), static_cast<std::streamsize>(lines.size()))) throw damaged();
    std::vector<std::string_view> items;
    for (std::size_t at = 0; at < lines.size();) {
      const auto end = lines.find('\n', at);
      if (end == std::string::npos) throw damaged();
      items.push_back(std::string_view(lines).substr(at, end - at));
      at = end + 1;
    }
    if (items.size() != batch->records) throw damaged();
    take(*batch, items);
  }
}

}  // namespace dossier_webhook
