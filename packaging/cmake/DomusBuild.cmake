# The project's build rules: one place for flags, and the two functions every folder uses.

include(FeatureSummary)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
if(DOMUS_SHARED)
    set(domus_library_kind SHARED)
else()
    set(domus_library_kind STATIC)
    set(CMAKE_CXX_VISIBILITY_PRESET hidden)
    set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
if(NOT DOMUS_CORE_ONLY)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets DBus Svg LinguistTools)
endif()
if(DOMUS_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
find_package(PkgConfig REQUIRED)
find_package(pugixml REQUIRED)
find_package(tl-expected REQUIRED)
pkg_check_modules(LIBVIRT REQUIRED IMPORTED_TARGET libvirt>=9.0.0)
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0)
pkg_check_modules(OSINFO REQUIRED IMPORTED_TARGET libosinfo-1.0)
if(NOT DOMUS_CORE_ONLY)
    pkg_check_modules(VNCCLIENT REQUIRED IMPORTED_TARGET libvncclient)
    pkg_check_modules(SPICE REQUIRED IMPORTED_TARGET spice-client-glib-2.0)
    pkg_check_modules(GNUTLS REQUIRED IMPORTED_TARGET gnutls>=3.7)
    pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
    pkg_check_modules(VTERM REQUIRED IMPORTED_TARGET vterm)
endif()

# Everything below is carried by this one target; nothing is set globally.
add_library(domus_flags INTERFACE)
target_compile_options(domus_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Woverloaded-virtual
    -Wnon-virtual-dtor -Wsuggest-override -Wzero-as-null-pointer-constant -Werror)
target_compile_definitions(domus_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER
    QT_NO_FOREACH QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(DOMUS_TESTS)
    target_compile_definitions(domus_flags INTERFACE DOMUS_WITH_FAULTS)
endif()
if(DOMUS_SANITIZE)
    target_compile_options(domus_flags INTERFACE -O1 -g1 -fno-omit-frame-pointer
        -fsanitize=${DOMUS_SANITIZE} -D_GLIBCXX_ASSERTIONS
        # g++ 12 sees uninitialised std::optional payloads in instrumented code that is correct; the sanitizers look
        # at run time, and the other builds keep the warning.
        -Wno-maybe-uninitialized)
    if(NOT DOMUS_SANITIZE STREQUAL "thread")
        target_compile_options(domus_flags INTERFACE -fno-sanitize-recover=all)
    endif()
    target_link_options(domus_flags INTERFACE -fsanitize=${DOMUS_SANITIZE})
endif()
if(DOMUS_HARDEN)
    target_compile_options(domus_flags INTERFACE -fstack-protector-strong -fstack-clash-protection
        -fcf-protection -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS)
    target_link_options(domus_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    include(CheckPIESupported)
    check_pie_supported()
endif()
if(DOMUS_LTO)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
    # Code is made while linking, and Qt's compile options do not reach there: without this one it copies Qt's symbols
    # into the program and QApplication crashes while it starts.
    target_link_options(domus_flags INTERFACE -mno-direct-extern-access)
endif()

# domus_library(NAME SOURCES ... DEPENDS ... [PRIVATE_DEPENDS ...])
# A static library (shared under DOMUS_SHARED); headers are found from the project's root: #include "app/core/error.h".
function(domus_library NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
    add_library(${NAME} ${domus_library_kind} ${ARG_SOURCES})
    target_include_directories(${NAME} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${NAME} PUBLIC ${ARG_DEPENDS} PRIVATE domus_flags ${ARG_PRIVATE_DEPENDS})
    if(DOMUS_PCH)
        target_precompile_headers(${NAME} PRIVATE <QString> <QVector> <QObject> <memory> <functional> <vector>)
    endif()
endfunction()

# domus_executable(NAME SOURCES ... DEPENDS ...)
function(domus_executable NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
    add_executable(${NAME} ${ARG_SOURCES})
    target_include_directories(${NAME} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${NAME} PRIVATE domus_flags ${ARG_DEPENDS})
endfunction()

# domus_test(NAME LABEL label SOURCES ... DEPENDS ... [TIMEOUT seconds] [ENVIRONMENT ...] [RUN command ...])
# One QtTest program. It gets a home of its own (see tests/run-isolated) and never sees the user's.
# RUN puts a command before the program (a rig: Xvfb, a private libvirtd, a namespace).
function(domus_test NAME)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LABEL;SOURCES;DEPENDS;ENVIRONMENT;RUN" ${ARGN})
    add_executable(${NAME} ${ARG_SOURCES})
    set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(${NAME} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(${NAME} PRIVATE
        DOMUS_SOURCE_DIR="${CMAKE_SOURCE_DIR}" DOMUS_BINARY_DIR="${CMAKE_BINARY_DIR}")
    target_link_libraries(${NAME} PRIVATE domus_flags Qt6::Test ${ARG_DEPENDS})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_test(NAME ${NAME} COMMAND "${CMAKE_SOURCE_DIR}/tests/run-isolated" ${ARG_RUN} "$<TARGET_FILE:${NAME}>")
    set_tests_properties(${NAME} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${ARG_ENVIRONMENT}"
        SKIP_REGULAR_EXPRESSION "^SKIP   : all ")
endfunction()
