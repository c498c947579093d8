// Writing a deduplicator: see passes.hpp. Its records are documents, its results copy links.
//
// The simple form:   void keys(const Document&, Keys&) const;  void compare(const Group<Document>&, Links&) const;
#pragma once

#include "dossier/abi/deduplicator.h"
#include "dossier/passes.hpp"
#include "dossier/record/copy.hpp"
#include "dossier/record/document.hpp"

DOSSIER_NAMESPACE_BEGIN

using Links = Rows<Copy>;

template <class P>
struct DeduplicatorKind : PassFunctions<P, Document, Copy> {
  static constexpr auto name = "deduplicator";
  static constexpr auto capability = DOSSIER_DEDUPLICATOR;
};

DOSSIER_NAMESPACE_END
