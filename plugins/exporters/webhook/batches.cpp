#include "batches.hpp"

#include <fstream>

#include "dossier/text/utf8.hpp"
#include "dossier/text/valid_utf8.hpp"
#include "web/digest.hpp"

namespace dossier_webhook {

std::string key_of(std::string_view run, const Batch& batch, std::string_view lines) {
  return batch.port + "-" + std::to_string(batch.number) + "-" + web::digest({run, batch.port, lines});
}

void BatchWriter::add(const dossier::ExportRecord& record) {
  if (batch_.records > 0 && (batch_.port != record.port || batch_.records >= limits_.records)) close(lines_.size());
  batch_.port = record.port;
  const std::size_t before = lines_.size();
  record.append_line(lines_);
  // JSON is UTF-8: a receiver may refuse an entire batch because of one invalid byte.
  if (const auto line = std::string_view(lines_).substr(before); dossier::find_invalid_utf8(line) != line.npos)
    lines_.replace(before, line.size(), dossier::valid_utf8(line));
  lines_ += '\n';
  if (batch_.records > 0 && lines_.size() > limits_.bytes) close(before);
  ++batch_.records;
  ++rows_[batch_.port];
}

// bytes: size of the lines that belong to the batch; the rest starts the next one.
void BatchWriter::close(std::size_t bytes) {
  const auto own = std::string_view(lines_).substr(0, bytes);
  ++batch_.number;
  batch_.bytes = bytes;
  batch_.key = key_of(run_, batch_, own);
  write_(dossier::encode(batch_) + '\n');
  write_(own);
  lines_.erase(0, bytes);
  batch_.records = 0;
}

void BatchWriter::finish() {
  if (batch_.records > 0) close(lines_.size());
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
