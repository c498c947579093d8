#include "render.hpp"

namespace dossier_html {
namespace {

const char* name_of(ChunkKind kind) {
  switch (kind) {
    case ChunkKind::heading: return "heading";
    case ChunkKind::deck: return "title";
    case ChunkKind::list: return "list";
    case ChunkKind::quote: return "quote";
    case ChunkKind::caption: return "caption";
    case ChunkKind::table: return "table";
    default: return "paragraph";
  }
}

// The row that contains a chunk of a table.
std::uint32_t row_of(const Page& page, std::uint32_t node, std::uint32_t table) {
  while (node > table && page[node].tag != Tag::tr) node = page[node].parent;
  return node;
}

}  // namespace

Rendered render(const Page& page, const FlatPage& flat, const std::vector<ArticleChunk>& chunks,
                std::optional<std::size_t> title) {
  Rendered out;
  const auto append = [&](std::size_t chunk) { out.text.append(flat.text, flat.chunks[chunk].span); };
  if (title) {
    append(*title);
    out.blocks.push_back({"title", 0, out.text.size()});
  }
  const ArticleChunk* before = nullptr;
  for (const auto& chunk : chunks) {
    if (title && chunk.chunk == *title) continue;
    const bool joined =
        before && before->group && before->group == chunk.group && before->kind == chunk.kind &&
        (chunk.kind == ChunkKind::list || chunk.kind == ChunkKind::table || chunk.kind == ChunkKind::quote);
    if (joined) {
      const bool same_row =
          chunk.kind == ChunkKind::table && row_of(page, flat.chunks[chunk.chunk].node, chunk.group) ==
                                                row_of(page, flat.chunks[before->chunk].node, chunk.group);
      out.text.insert(same_row ? "\t" : "\n");
      append(chunk.chunk);
      out.blocks.back().end = out.text.size();
    } else {
      if (out.text.size()) out.text.insert("\n\n");
      const std::uint64_t start = out.text.size();
      append(chunk.chunk);
      out.blocks.push_back({name_of(chunk.kind), start, out.text.size()});
    }
    before = &chunk;
  }
  return out;
}

}  // namespace dossier_html
