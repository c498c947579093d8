#include "ocr/recognizer.hpp"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "dossier/plugin/error.hpp"
#include "dossier/text/letters.hpp"
#include "dossier/text/utf8.hpp"
#include "layout/characters.hpp"

extern "C" void omp_set_max_active_levels(int) __attribute__((weak));  // of OpenMP, if tesseract uses it

namespace ocr {
namespace {

constexpr int good_dpi = 300;  // at which tesseract was trained
constexpr int low_dpi = 200;   // below which an enlarged image is read with fewer errors

struct FreePix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixHolder = std::unique_ptr<Pix, FreePix>;

// By how much to enlarge an image; 1: not at all.
float factor_of(const Raster& image) {
  constexpr float most_pixels = 5e7F;
  if (image.dpi <= 0 || image.dpi >= low_dpi) return 1;
  const float room = std::sqrt(most_pixels / (static_cast<float>(image.width) * static_cast<float>(image.height)));
  const float factor = std::min(static_cast<float>(good_dpi) / static_cast<float>(image.dpi), room);
  return factor < 1.2F ? 1 : factor;
}

// The image with as many pixels per inch as suit tesseract; null: as it is.
PixHolder enlarged(const Raster& image, float factor) {
  if (factor == 1) return nullptr;
  const PixHolder pix(pixCreate(image.width, image.height, 8));
  if (!pix) throw std::bad_alloc();
  for (int y = 0; y < image.height; ++y) {
    auto* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < image.width; ++x)
      SET_DATA_BYTE(line, x, image.pixels[static_cast<std::ptrdiff_t>(y) * image.bytes_per_line + x]);
  }
  return PixHolder(pixScale(pix.get(), factor, factor));
}

void scale(layout::Box& box, float factor) {
  box = {box.x0 * factor, box.y0 * factor, box.x1 * factor, box.y1 * factor};
}

struct Baseline {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  double slope() const { return x1 > x0 ? static_cast<double>(y1 - y0) / (x1 - x0) : 0; }
  double y_at(double x) const { return y0 + slope() * (x - x0); }
};

// How much the lines of the page fall to the right, by the longest ones.
double slope_of(std::vector<Baseline> lines) {
  std::sort(lines.begin(), lines.end(), [](const Baseline& a, const Baseline& b) { return a.x1 - a.x0 > b.x1 - b.x0; });
  lines.resize((lines.size() + 1) / 2);
  if (lines.empty()) return 0;
  const auto middle = lines.begin() + static_cast<std::ptrdiff_t>(lines.size() / 2);
  std::nth_element(lines.begin(), middle, lines.end(),
                   [](const Baseline& a, const Baseline& b) { return a.slope() < b.slope(); });
  return middle->slope();
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (dossier::is_digit(text[at]) || dossier::letter_size(text, at) > 0 ||
        static_cast<unsigned char>(text[at]) >= 0xE0)
      return true;
  return false;
}

// Tesseract asks OpenMP for four threads, which wait for one another longer than they work.
void use_one_thread() {
  if (omp_set_max_active_levels) omp_set_max_active_levels(0);
}

std::string clean(const char* raw) {
  std::string text;
  const std::string_view all = raw ? raw : "";
  for (std::size_t at = 0; at < all.size();) {
    const auto point = dossier::decode_utf8(all, at);
    layout::append_character(text, point.valid ? point.value : 0xFFFD);
    at += point.size;
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text.erase(0, text.find_first_not_of(' '));
  return text;
}

// Takes the words from tesseract's result, in its order.
class Collector {
 public:
  Collector(tesseract::ResultIterator& at, Recognized& found) : at_(at), found_(found) {}

  void run() {
    do {
      if (at_.IsAtBeginningOf(tesseract::RIL_BLOCK) || heights_.empty()) heights_.emplace_back();
      if (at_.IsAtBeginningOf(tesseract::RIL_TEXTLINE) || heights_.back().empty()) begin_line();
      add_word();
    } while (at_.Next(tesseract::RIL_WORD));
    set_boxes();
  }

 private:
  struct Origin {
    std::size_t block;
    std::size_t line;
    Baseline baseline;
  };

  bool read(tesseract::PageIteratorLevel level, Baseline& baseline) const {
    return at_.Baseline(level, &baseline.x0, &baseline.y0, &baseline.x1, &baseline.y1);
  }
  void begin_line() {
    Baseline baseline;
    if (read(tesseract::RIL_TEXTLINE, baseline)) lines_.push_back(baseline);
    float height = 0;
    float below = 0;
    float above = 0;
    at_.RowAttributes(&height, &below, &above);
    heights_.back().push_back(height);
  }
  void add_word() {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    const std::unique_ptr<char[]> raw(at_.GetUTF8Text(tesseract::RIL_WORD));
    layout::Word word;
    word.text = clean(raw.get());
    if (word.text.empty() || !at_.BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1)) return;
    word.confidence = std::clamp(at_.Confidence(tesseract::RIL_WORD), 0.0F, 100.0F);
    constexpr float doubtful = 60;
    if (word.confidence < doubtful && !has_letter(word.text)) {
      ++found_.specks;
      return;
    }
    word.place = {static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1), static_cast<float>(y1)};
    word.space_after = true;
    Baseline baseline;
    if (!read(tesseract::RIL_WORD, baseline)) baseline = {x0, y1, x1, y1};
    origins_.push_back({heights_.size() - 1, heights_.back().size() - 1, baseline});
    ++found_.words;
    found_.confidence += static_cast<double>(word.confidence);
    found_.page.words.push_back(std::move(word));
  }

  // Tesseract measures each line by the letters that it happens to have: those of a block that are nearly of one size are.
  float size_of(const Origin& origin) const {
    auto heights = heights_[origin.block];
    const float own = heights[origin.line];
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return own > *middle * 0.75F && own < *middle * 1.25F ? *middle : own;
  }
  // Lines of a scan are rarely level: the words of one are moved to one height.
  void set_boxes() {
    const double slope = slope_of(std::move(lines_));
    for (std::size_t at = 0; at < origins_.size(); ++at) {
      auto& word = found_.page.words[at];
      const auto size = size_of(origins_[at]);
      word.size = size > 0 ? size : word.place.height();
      const auto middle = static_cast<double>(word.place.middle_x());
      const auto baseline = static_cast<float>(origins_[at].baseline.y_at(middle) - slope * middle);
      word.box = {word.place.x0, baseline - word.size * 0.8F, word.place.x1, baseline + word.size * 0.2F};
    }
  }

  tesseract::ResultIterator& at_;
  Recognized& found_;
  std::vector<std::vector<float>> heights_;  // of the lines of each block
  std::vector<Baseline> lines_;
  std::vector<Origin> origins_;  // of the words
};

}  // namespace

class Recognizer::Engine : public tesseract::TessBaseAPI {};

Recognizer::Recognizer(const std::string& languages, const std::string& folder) : engine_(std::make_unique<Engine>()) {
  use_one_thread();
  engine_->SetVariable("debug_file", "/dev/null");
  if (engine_->Init(folder.empty() ? nullptr : folder.c_str(), languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0)
    throw dossier::Error(
        "no_language_data",
        "tesseract has no data for \"" + languages + "\"" + (folder.empty() ? "" : " in " + folder) +
            "; install the package tesseract-ocr-LANGUAGE (tesseract-ocr-eng for eng), or set another language")
        .at_option("language");
  engine_->SetPageSegMode(tesseract::PSM_AUTO);
}

Recognizer::~Recognizer() = default;

Recognized Recognizer::recognize(const Raster& image, std::uint32_t number) {
  use_one_thread();
  Recognized found;
  found.page.number = number;
  found.page.width = static_cast<float>(image.width);
  found.page.height = static_cast<float>(image.height);
  const float factor = factor_of(image);
  const auto large = enlarged(image, factor);
  if (large)
    engine_->SetImage(large.get());
  else
    engine_->SetImage(image.pixels, image.width, image.height, 1, image.bytes_per_line);
  engine_->SetSourceResolution(large || image.dpi <= 0 ? good_dpi : image.dpi);
  if (engine_->Recognize(nullptr) != 0) throw dossier::Error("ocr_failed", "tesseract cannot read the image");
  const std::unique_ptr<tesseract::ResultIterator> at(engine_->GetIterator());
  if (at && !at->Empty(tesseract::RIL_WORD)) Collector(*at, found).run();
  engine_->Clear();
  engine_->ClearAdaptiveClassifier();
  if (!large) return found;
  for (auto& word : found.page.words) {
    scale(word.place, 1 / factor);
    scale(word.box, 1 / factor);
    word.size /= factor;
  }
  return found;
}

}  // namespace ocr
