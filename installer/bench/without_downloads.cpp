// Stands in for the parts of llama.cpp's common library that llama-bench names but a measurement never reaches:
// downloads, the list of devices for people, and the build's own description. Without them neither HTTP nor chat
// templates have to be compiled.

#include "arg.h"
#include "build-info.h"
#include "common.h"

#include <stdexcept>

bool common_arg_utils::is_truthy(const std::string & value) { return value == "1" || value == "on"; }
bool common_arg_utils::is_falsey(const std::string & value) { return value == "0" || value == "off"; }
bool common_arg_utils::is_autoy(const std::string & value) { return value == "-1" || value == "auto"; }

common_models_handler common_models_handler_init(const common_params &, llama_example) {
    throw std::runtime_error("this build of llama-bench reads local files alone");
}

void common_models_handler_apply(common_models_handler &, common_params &, common_download_callback *) {}
void common_print_available_devices() {}
void llama_print_build_info(const char *, FILE *) {}
int llama_build_number(void) { return 0; }
const char * llama_commit(void) { return "source distribution"; }
