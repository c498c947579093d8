// What a name may name.
#pragma once

#include <cstddef>
#include <cstdint>

namespace language {

// `other` is whatever is not a person, organization or place: events, works, products, days.
enum class NameType : std::uint8_t { person, organization, place, other };
constexpr std::size_t name_types = 4;

}  // namespace language
