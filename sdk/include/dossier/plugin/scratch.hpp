// Scratch: what calls of one instance reuse, one object per thread.
//
// A plugin class that declares   struct Scratch {...};   may take a Scratch& as the last parameter of its functions:
//   void extract(const Document&, ClaimSink&, Scratch&) const;
// The wrapper makes the object (from const Class& where Scratch has such a constructor, else by default) when a call
// first needs one, and destroys it with the instance. No other stage and no other thread uses it meanwhile, which a
// `thread_local` variable does not promise: stages of one plugin share the host's threads. Results must not depend on
// what earlier calls left in it. A call that throws loses its scratch: the next one gets a new object.
#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>

#include "dossier/abi/plugin.h"
#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

template <class P>
concept HasScratch = requires {
  typename P::Scratch;
};

struct NoScratch {};

template <class P>
struct ScratchOf {
  using type = NoScratch;
};
template <HasScratch P>
struct ScratchOf<P> {
  using type = typename P::Scratch;
};
// P::Scratch, or a type that no function of a plugin accepts.
template <class P>
using scratch_of = typename ScratchOf<P>::type;

template <HasScratch P>
std::unique_ptr<scratch_of<P>> make_scratch(const P& plugin) {
  if constexpr (std::is_constructible_v<scratch_of<P>, const P&>) {
    return std::make_unique<scratch_of<P>>(plugin);
  } else {
    static_assert(std::is_default_constructible_v<scratch_of<P>>,
                  "the Scratch of a plugin class is made from a const reference to the class, or by default");
    return std::make_unique<scratch_of<P>>();
  }
}

// Calls function(scratch) with what the call's slot holds, where it can be called so; else function().
template <class P, class Call, class Function>
decltype(auto) with_scratch(const P& plugin, const Call& call, Function&& function) {
  if constexpr (std::is_invocable_v<Function, scratch_of<P>&>) {
    const bool lent = call.struct_size >= offsetof(Call, scratch) + sizeof call.scratch && call.scratch;
    // Out of the slot during the call: what the function throws destroys it.
    std::unique_ptr<scratch_of<P>> scratch(lent ? reinterpret_cast<scratch_of<P>*>(*call.scratch) : nullptr);
    if (lent) *call.scratch = nullptr;
    if (!scratch) scratch = make_scratch(plugin);
    if constexpr (std::is_void_v<std::invoke_result_t<Function, scratch_of<P>&>>) {
      function(*scratch);
      if (lent) *call.scratch = reinterpret_cast<dossier_scratch*>(scratch.release());
    } else {
      auto result = function(*scratch);
      if (lent) *call.scratch = reinterpret_cast<dossier_scratch*>(scratch.release());
      return result;
    }
  } else {
    return function();
  }
}

template <class P>
constexpr auto destroy_scratch_of() -> void (*)(dossier_scratch*) {
  if constexpr (HasScratch<P>) {
    return [](dossier_scratch* scratch) { delete reinterpret_cast<scratch_of<P>*>(scratch); };
  } else {
    return nullptr;
  }
}

DOSSIER_NAMESPACE_END
