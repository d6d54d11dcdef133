# Guests of our own, assembled while building: see resources/guest.

# domus_guest(NAME image.img SOURCE file.S [DEFINE symbol] [DEPENDS files])
# Makes ${CMAKE_BINARY_DIR}/guest/NAME, linked for 0x7c00 where a PC's BIOS puts it.
find_program(DOMUS_GUEST_AS NAMES i686-linux-gnu-as x86_64-linux-gnu-as as REQUIRED)
find_program(DOMUS_GUEST_LD NAMES i686-linux-gnu-ld x86_64-linux-gnu-ld ld REQUIRED)
set(DOMUS_GUEST_DIR "${CMAKE_BINARY_DIR}/guest")

function(domus_guest)
    cmake_parse_arguments(ARG "" "NAME;SOURCE;DEFINE" "DEPENDS" ${ARGN})
    set(image "${DOMUS_GUEST_DIR}/${ARG_NAME}")
    if(ARG_DEFINE)
        set(define --defsym ${ARG_DEFINE}=1)
    endif()
    add_custom_command(OUTPUT "${image}"
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${DOMUS_GUEST_DIR}"
        COMMAND "${DOMUS_GUEST_AS}" --32 ${define} -I "${DOMUS_GUEST_DIR}" -o "${image}.o" "${ARG_SOURCE}"
        COMMAND "${DOMUS_GUEST_LD}" -m elf_i386 --oformat binary -Ttext=0x7c00 -o "${image}" "${image}.o"
        DEPENDS "${ARG_SOURCE}" ${ARG_DEPENDS}
        COMMENT "Assembling the guest ${ARG_NAME}" VERBATIM)
endfunction()

# domus_embed(OUTPUT file.cpp INPUT file HEADER app/x.h SYMBOL name)
# A source file that holds INPUT's bytes as `const unsigned char domus::name[]`.
function(domus_embed)
    cmake_parse_arguments(ARG "" "OUTPUT;INPUT;SYMBOL" "" ${ARGN})
    add_custom_command(OUTPUT "${ARG_OUTPUT}"
        COMMAND "${CMAKE_COMMAND}" "-DINPUT=${ARG_INPUT}" "-DOUTPUT=${ARG_OUTPUT}" "-DSYMBOL=${ARG_SYMBOL}"
            -P "${CMAKE_SOURCE_DIR}/packaging/cmake/embed.cmake"
        DEPENDS "${ARG_INPUT}" "${CMAKE_SOURCE_DIR}/packaging/cmake/embed.cmake"
        COMMENT "Embedding ${ARG_SYMBOL}" VERBATIM)
endfunction()
