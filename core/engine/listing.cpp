#include "core/engine/listing.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "core/engine/hashed_file.hpp"
#include "core/engine/input_names.hpp"

namespace dossier::engine {
namespace fs = std::filesystem;
namespace {

bool hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name[0] == '.' && name != "..";
}

std::string_view name_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::fifo: return "a FIFO";
    case fs::file_type::socket: return "a socket";
    case fs::file_type::block:
    case fs::file_type::character: return "a device";
    default: return "of an unknown type";
  }
}

class Lister {
 public:
  Lister(const Onlooker& onlooker, Listing& listing) : onlooker_(onlooker), listing_(listing) {}

  // A path of the pipeline; symbolic links are followed.
  void list_root(const std::string& path, const std::string& uri, bool alone) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::directory) return list_folders(path, alone ? "" : uri + "/", uri);
    if (status.type() == fs::file_type::not_found || error) {
      listing_.missing.push_back(status.type() == fs::file_type::not_found
                                     ? "there is no file or folder " + path
                                     : path + " cannot be read: " + error.message());
      return leave(uri, "unreadable", listing_.missing.back());
    }
    list_file({path, uri}, status);
    if (status.type() != fs::file_type::regular)
      listing_.missing.push_back(path + " is " + listing_.unread.back().message);
  }

 private:
  struct Place {
    fs::path path;
    std::string uri;
  };

  void leave(const std::string& uri, std::string code, std::string message) {
    listing_.unread.push_back({uri_of_name(uri), std::move(code), std::move(message)});
  }

  // One folder is open at a time, however deep they are.
  void list_folders(const fs::path& root, const std::string& prefix, const std::string& root_uri) {
    std::vector<Place> folders{{root, prefix}};
    while (!folders.empty() && !onlooker_.stops()) {
      const auto folder = std::move(folders.back());
      folders.pop_back();
      std::error_code error;
      fs::directory_iterator at(folder.path, error);
      for (const fs::directory_iterator end; !error && at != end && !onlooker_.stops(); at.increment(error))
        if (!hidden(at->path())) list_entry(*at, folder.uri + at->path().filename().string(), folders);
      if (!error) continue;
      const auto uri = folder.uri.empty() ? root_uri : folder.uri.substr(0, folder.uri.size() - 1);
      leave(uri, "unreadable", "the folder cannot be read: " + error.message());
    }
  }

  void list_entry(const fs::directory_entry& entry, const std::string& uri, std::vector<Place>& folders) {
    std::error_code error;
    const auto own = entry.symlink_status(error);
    if (error) return leave(uri, "unreadable", "it cannot be read: " + error.message());
    if (own.type() == fs::file_type::directory) return folders.push_back({entry.path(), uri + "/"});
    if (own.type() != fs::file_type::symlink) return list_file({entry.path(), uri}, own);
    const auto status = entry.status(error);
    if (status.type() == fs::file_type::not_found)
      return leave(uri, "broken_link", "a symbolic link to a file that does not exist");
    if (error) return leave(uri, "broken_link", "a symbolic link that cannot be followed: " + error.message());
    if (status.type() == fs::file_type::directory)
      return leave(uri, "linked_folder",
                   "a symbolic link to a folder, which is not followed: name the folder itself in `paths`");
    list_file({entry.path(), uri}, status);
  }

  void list_file(const Place& place, const fs::file_status& status) {
    if (status.type() != fs::file_type::regular)
      return leave(place.uri, "not_a_file",
                   std::string(name_of(status.type())) + ", not a regular file or a folder: it is not opened");
    std::error_code error;
    const auto size = fs::file_size(place.path, error);
    if (error) return leave(place.uri, "unreadable", "the file cannot be read: " + error.message());
    listing_.files.push_back({uri_of_name(place.uri), place.path, size});
    if (onlooker_.meter) onlooker_.meter->advance(1);
  }

  const Onlooker& onlooker_;
  Listing& listing_;
};

std::string base_name(const std::string& path) {
  fs::path clean = fs::path(path).lexically_normal();
  if (!clean.has_filename()) clean = clean.parent_path();
  const std::string name = clean.filename().string();
  return name.empty() || name == "." || name == ".." ? "input" : name;
}

// A large file is hashed piece by piece, so that progress is visible, and the run can be stopped.
store::Hash hash_of_file(const fs::path& path, const Onlooker& onlooker) {
  HashedFile file(path);
  std::string piece(1 << 20, '\0');
  while (const auto size = file.read(piece.data(), piece.size())) {
    if (onlooker.meter) onlooker.meter->advance(0, size, size);
    if (onlooker.stops()) break;
  }
  if (onlooker.meter) onlooker.meter->advance(1, 0, 0);
  return file.hash();
}

}  // namespace

Listing list_inputs(const std::vector<std::string>& paths, const Onlooker& onlooker) {
  Listing listing;
  Lister lister(onlooker, listing);
  std::map<std::string, int> names;
  const bool alone = paths.size() == 1;
  for (const auto& path : paths) {
    std::string uri = base_name(path);
    if (const int seen = names[uri]++; seen > 0) uri += "~" + std::to_string(seen + 1);
    lister.list_root(path, uri, alone);
  }
  std::sort(listing.files.begin(), listing.files.end(),
            [](const InputFile& x, const InputFile& y) { return std::tie(x.uri, x.path) < std::tie(y.uri, y.path); });
  std::sort(listing.unread.begin(), listing.unread.end(), [](const UnreadInput& x, const UnreadInput& y) {
    return std::tie(x.uri, x.code, x.message) < std::tie(y.uri, y.code, y.message);
  });
  return listing;
}

store::Hash hash_inputs(Listing& listing, const Onlooker& onlooker) {
  std::vector<store::Hash> files(listing.files.size());
  tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t i) {
    if (onlooker.stops()) return;
    auto& file = listing.files[i];
    try {
      file.hash = hash_of_file(file.path, onlooker);
      files[i] = store::record_hash({file.uri, file.hash.hex()});
    } catch (const std::exception& error) {
      files[i] = store::record_hash({file.uri, "unreadable", error.what()});
    }
  });
  const std::string_view all(reinterpret_cast<const char*>(files.data()), files.size() * sizeof(store::Hash));
  std::string unread;
  for (const auto& [uri, code, message] : listing.unread) unread += store::record_hash({uri, code, message}).hex();
  return store::record_hash({all, unread});
}

}  // namespace dossier::engine
