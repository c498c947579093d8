// Tables drawn with bars, which CommonMark takes for paragraphs:
//   | year | cars |
//   | ---- | ---: |
//   | 2024 |   48 |
#pragma once

#include "leaf_text.hpp"

namespace dossier_markdown {

// Whether a paragraph is one: its second line has only the marks of columns, as many as its first line has cells.
bool is_pipe_table(const Source& source, cmark_node* paragraph, int quotes);

// A line for each row with tabs between the cells, without the row of marks.
dossier::MappedText table_of(const LeafText& paragraph);

}  // namespace dossier_markdown
