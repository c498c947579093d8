#include "core/diagnostic/loss_codes.hpp"

#include <algorithm>
#include <array>

namespace dossier::diagnostic {
namespace {

constexpr auto losses = std::to_array<LossHelp>({
    {"bad_claim", "an extractor returned an invalid claim",
     "A claim must name a text that its document contains at the given byte positions, within its sentence. The "
     "extractor returned one that does not; the claim is lost, the others are kept.",
     "This is a bug of the plugin: report it to its author, and run `dossier plugins check` on it."},
    {"bad_document", "a reader returned an invalid document",
     "The text of a document must be valid UTF-8, its blocks must be inside the text, and its fields must have the "
     "types of the record. The document is lost, other documents of the same input are kept.",
     "This is a bug of the plugin: report it to its author, and run `dossier plugins check` on it."},
    {"bad_frame", "a worker process does not follow the protocol",
     "The process that runs the plugin sent something other than the protocol allows, for example because the plugin "
     "printed to the socket or was built for another version.",
     "Rebuild or reinstall the plugin. For a plugin in another language, see PROTOCOL.md of the SDK."},
    {"bad_record", "a record could not be read",
     "A record does not have the fields or types that were expected. The message names the field, what was expected "
     "and what was found.",
     "Correct the input, or name the fields with the options of the reader (`dossier plugins show reader.jsonl`)."},
    {"bad_result", "a deduplicator or checker returned an invalid result",
     "A copy link or finding refers to members that are not in its group, or its fields are not valid. The group is "
     "lost for this stage.",
     "This is a bug of the plugin: report it to its author, and run `dossier plugins check` on it."},
    {"bad_row", "a deduplicator or checker emitted an invalid row",
     "A row of a pass refers to a member that its group does not have. The group is lost for this stage.",
     "This is a bug of the plugin: report it to its author, and run `dossier plugins check` on it."},
    {"broken_link", "a symbolic link that leads nowhere",
     "An input folder contains a symbolic link to a file that does not exist or cannot be reached.",
     "Correct or remove the link, then run again."},
    {"cancelled", "the run was stopped during the call",
     "The run was interrupted (Ctrl-C or SIGTERM) while the plugin was working on the unit.",
     "Run the same command again: it continues from there."},
    {"crashed", "the plugin crashed",
     "The plugin ended its worker process with a signal or an exit. With `isolation: process` a crash loses only the "
     "unit that was being processed.",
     "Report it to the author of the plugin, with the input. `dossier replay` retries the unit once it is fixed."},
    {"linked_folder", "a symbolic link to a folder",
     "An input folder contains a symbolic link to another folder, which is not followed, because it may lead in a "
     "circle.",
     "Name the folder that the link leads to under `paths`."},
    {"nested_failures", "too many inputs inside one file crashed their readers",
     "Several inputs inside an archive or mailbox crashed their reader, or had to be stopped at a limit. To bound what "
     "one "
     "file can cost, the others inside it are not read any more.",
     "Unpack the file, and name the parts as inputs of their own; report the crashes to the author of the reader."},
    {"nested_too_deep", "too many inputs inside one input",
     "Archives and mailboxes contain further inputs. To stop at inputs that never end, their depth and number are "
     "limited; the message names the limits.",
     "Unpack the input, and name the parts as inputs of their own."},
    {"nested_too_large", "inputs inside one file that are too large together",
     "What is inside an archive is held in memory. All inputs inside one file, at whatever depth, may have a quarter "
     "of "
     "--memory and of `limits: { memory: ... }` together, and a hundred times the size of the file, or 32 MiB.",
     "Raise --memory and the limit of the stage, then `dossier replay`; or unpack the file."},
    {"no_plugin", "the plugin is no longer in its file", "The library was replaced while the run was using it.",
     "Run again after the installation has finished."},
    {"no_reader", "no reader accepts the input",
     "reader.auto asks every installed reader, by media type, extension and first bytes, and none accepted this "
     "input. `dossier plugins show reader.auto` describes how it chooses. A reader that the pipeline names is not "
     "given "
     "what is evidently binary and nothing that it reads, such as an image for reader.text.",
     "Install a reader for this format (`dossier plugins list` shows those installed), or leave the file out of the "
     "inputs. If a text is refused because of its name, name reader.text in the pipeline in place of reader.auto."},
    {"no_sandbox", "a required sandbox cannot be provided",
     "The stage has `sandbox: required`, and this system lacks a part of it: Landlock (Linux 5.13 and newer) for "
     "files, "
     "or seccomp for system calls. A container may switch them off.",
     "Run it on a system that has both; or set `sandbox: best-effort`, which does without what is missing and names "
     "it."},
    {"no_second_record", "a plugin asked for a second record",
     "A row of a pass has one record or two. The plugin asked for the second of a row that has one: b() is for rows of "
     "two.",
     "This is a bug of the plugin: report it to its author, and run `dossier plugins check` on it."},
    {"no_such_member", "a plugin asked for a member that its group does not have",
     "The plugin used an index that is not smaller than the size of the group. The group is lost for this stage.",
     "This is a bug of the plugin: report it to its author, and run `dossier plugins check` on it."},
    {"no_worker", "no worker process could be started",
     "A plugin with `isolation: process` runs in the program dossier-worker, or in a program that dossier-worker "
     "starts. "
     "One of them was not found or could not be started.",
     "Install dossier-worker next to dossier, and the program that the plugin's manifest names as `command`; or check "
     "the limits on processes and memory of the system."},
    {"not_a_file", "an input that is not a regular file",
     "An input folder contains a device, FIFO or socket. Reading it might never end, so it is left out.",
     "Remove it from the input folder, or save its contents to a file."},
    {"not_joined", "a plugin asked for data that its pass does not join",
     "A pass declares what the host joins to its members: nothing, the record, the sketch or the text. The plugin "
     "asked for something else.",
     "This is a bug of the plugin: report it to its author, and run `dossier plugins check` on it."},
    {"not_loaded", "the plugin could not be loaded in its worker process",
     "The library is missing a symbol or another library, or it was built for another interface version.",
     "`dossier plugins check FILE` describes what is missing."},
    {"out_of_memory", "the plugin ran out of memory",
     "The plugin needed more memory for this unit than its limit or the machine allows.",
     "Raise `limits: { memory: ... }` of the stage, then `dossier replay`."},
    {"plugin_error", "the plugin failed without a reason of its own",
     "The plugin threw an exception that is not one of the reasons it declares. The message is that of the exception.",
     "Check the input; if it is valid, report it to the author of the plugin."},
    {"timed_out", "the plugin exceeded its time limit",
     "The call took longer than the stage's limit on wall-clock or CPU time, and the worker process was stopped.",
     "Raise `limits: { wall: ... }` of the stage, then `dossier replay`."},
    {"too_large", "an input or a text that is too large for the memory of the run",
     "A document is held in memory, with several times its size for what is found in it, so that its text may have a "
     "sixteenth of --memory. A reader may also have a limit of its own; the message names it.",
     "Raise --memory or the option of the reader, then `dossier replay`; or split the input."},
    {"truncated", "an input that became shorter",
     "The file became shorter while the run was reading it, so its contents are not known.",
     "Run again when the file is complete."},
    {"unreadable", "the input could not be read",
     "The file could not be opened, is damaged, or could not be decompressed. The message has the reason.",
     "Correct the permissions or replace the file, then `dossier replay` or `dossier run`."},
    {"wrong_thread", "a plugin returned results from another thread",
     "Results are accepted only on the thread that the call came on, so that their order does not depend on timing. "
     "The plugin used its sink or host on another thread.",
     "This is a bug of the plugin: report it to its author, and run `dossier plugins check` on it."},
});
static_assert(std::ranges::is_sorted(losses, {}, &LossHelp::code));

}  // namespace

std::span<const LossHelp> all_loss_codes() { return losses; }

const LossHelp* find_loss_code(std::string_view code) {
  const auto found = std::ranges::lower_bound(losses, code, {}, &LossHelp::code);
  return found != losses.end() && found->code == code ? &*found : nullptr;
}

}  // namespace dossier::diagnostic
