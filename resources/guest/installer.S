# SPDX-License-Identifier: GPL-3.0-or-later
#
# An operating system's installer, as small as one can be: boots from a CD (El Torito, no emulation), writes a bootable
# sector to the first disk, and restarts the machine, all by itself. For the tests; magenta while it works, red and
# halted when the disk cannot be written.
#
# In text mode: in the 256-colour mode QEMU lays video memory over the SMRAM in which SeaBIOS switches to 32 bits for its
# disk calls, and the first of them never returns.

        .code16
        .text
        .globl  _start

        .set    ticks, 0x46c

_start: ljmp    $0, $main

main:   cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movw    $_start, %sp
        sti
        cld
        movw    $0x0003, %ax            # 80 x 25 characters
        int     $0x10
        movb    $0x50, %ah
        call    fill
        call    second

        movb    $0x80, %dl              # the first disk
        movw    $1, %cx                 # cylinder 0, sector 1
        xorb    %dh, %dh
        movw    $payload, %bx
        movw    $0x0301, %ax            # write one sector
        int     $0x13
        jc      failed
        call    second

        movb    $0xfe, %al              # the keyboard controller pulls the reset line
        outb    %al, $0x64
halt:   hlt
        jmp     halt

failed: movb    $0x40, %ah
        call    fill
        jmp     halt

# The whole screen blank, with attribute AH.
fill:   pushw   %es
        pushw   $0xb800
        popw    %es
        xorw    %di, %di
        movb    $0x20, %al
        movw    $(80 * 25), %cx
        rep stosw
        popw    %es
        ret

# Long enough to be seen.
second: movw    ticks, %bx
        addw    $18, %bx
wait:   hlt
        movw    ticks, %ax
        subw    %bx, %ax
        js      wait
        ret

        .org    512
payload:
        .incbin "installed.img"
        .org    2048
